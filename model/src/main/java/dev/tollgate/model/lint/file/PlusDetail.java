package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.lint.rule.TableRule;
import dev.tollgate.model.lint.table.EntryRows;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.lint.table.KeyHash;
import dev.tollgate.model.lint.table.KeyTable;
import dev.tollgate.model.site.Site;
import java.util.stream.IntStream;

/** {@code user+*@domain} beside {@code user@domain}: the one takes what the other is often thought to cover. */
final class PlusDetail extends TableRule {
    private static final String ANY_DETAIL = "+*";

    PlusDetail() {
        super(RuleInfo.info("TG804", "Two entries for a user with and without a detail"));
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Groups(entry -> entry.key() instanceof Key.Address address
                ? Reach.group(KeyHash.of(entry.tag().text(), withoutDetail(address.local()) + "@" + address.domain()))
                : 0);
    }

    @Override
    public void check(EntryTable entries, Site site, Report report) {
        EntryRows rows = entries.rows();
        if (IntStream.range(0, rows.size()).noneMatch(row -> isForAnyDetail(rows, row))) {
            return;
        }
        Addresses addresses = new Addresses(rows);
        IntStream.range(0, rows.size())
                .filter(row -> rows.kind(row) == KeyKind.ADDRESS)
                .forEach(row -> addresses.see(row, report));
    }

    /** Whether the local part of the address in this row ends in {@code +*}. */
    private static boolean isForAnyDetail(EntryRows rows, int row) {
        byte[] text = rows.text();
        if (rows.kind(row) != KeyKind.ADDRESS) {
            return false;
        }
        int at = rows.keyEnd(row) - 1;
        while (text[at] != '@') {
            at--;
        }
        return at - 2 >= rows.keyStart(row) && text[at - 1] == '*' && text[at - 2] == '+';
    }

    private static String withoutDetail(String local) {
        return local.endsWith(ANY_DETAIL) ? local.substring(0, local.length() - ANY_DETAIL.length()) : local;
    }

    private final class Addresses {
        private final EntryRows rows;

        /** The line of each address without a detail. */
        private final KeyTable plain = new KeyTable();

        /** The line of each one with {@code +*}, under the address without it. */
        private final KeyTable detailed = new KeyTable();

        Addresses(EntryRows rows) {
            this.rows = rows;
        }

        void see(int row, Report report) {
            boolean any = isForAnyDetail(rows, row);
            String key = rows.key(row);
            int at = key.lastIndexOf('@');
            if (!any && key.lastIndexOf('+', at) >= 0) {
                return;
            }
            String base = withoutDetail(key.substring(0, at));
            long hash = KeyHash.of(rows.tag(row).text(), base + key.substring(at));
            int other = (any ? plain : detailed).get(hash);
            (any ? detailed : plain).put(hash, rows.line(row));
            if (other != KeyTable.NONE) {
                report.addNaming(
                        PlusDetail.this,
                        rows.line(row),
                        rows.keySpan(row),
                        "with line ",
                        other,
                        " there are two entries: " + base + "+anything@ matches the one with +*, and " + base
                                + "@ alone matches the other",
                        "check that both say what you want");
            }
        }
    }
}
