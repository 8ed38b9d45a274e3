package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;

/** {@code user+*@domain} beside {@code user@domain}: the one takes what the other is often thought to cover. */
final class PlusDetail implements FileRule {
    private static final RuleInfo INFO = RuleInfo.info("TG804", "Two entries for a user with and without a detail");

    private static final String ANY_DETAIL = "+*";

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Groups(entry -> entry.key() instanceof Key.Address address
                ? Reach.group(KeyHash.of(entry.tag().text(), withoutDetail(address.local()) + "@" + address.domain()))
                : 0);
    }

    @Override
    public Pass begin(Site site) {
        return new Addresses();
    }

    private static String withoutDetail(String local) {
        return local.endsWith(ANY_DETAIL) ? local.substring(0, local.length() - ANY_DETAIL.length()) : local;
    }

    private final class Addresses implements Pass {
        /** The line of each address without a detail. */
        private final KeyTable plain = new KeyTable();

        /** The line of each one with {@code +*}, under the address without it. */
        private final KeyTable detailed = new KeyTable();

        @Override
        public void entry(Entry entry, Report report) {
            if (!(entry.key() instanceof Key.Address address)) {
                return;
            }
            boolean any = address.local().endsWith(ANY_DETAIL);
            if (!any && address.local().indexOf('+') >= 0) {
                return;
            }
            String base = withoutDetail(address.local());
            long hash = KeyHash.of(entry.tag().text(), base + "@" + address.domain());
            int other = (any ? plain : detailed).get(hash);
            (any ? detailed : plain).put(hash, entry.lineNumber());
            if (other != KeyTable.NONE) {
                tell(entry, base, other, report);
            }
        }

        private void tell(Entry entry, String base, int other, Report report) {
            report.addNaming(
                    PlusDetail.this,
                    entry.lineNumber(),
                    entry.keySpan(),
                    "with line ",
                    other,
                    " there are two: " + base + "+anything@ goes by the one with +*, and " + base
                            + "@ alone by the other",
                    "check that both say what is meant");
        }
    }
}
