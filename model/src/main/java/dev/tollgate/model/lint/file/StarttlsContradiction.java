package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.ParsedValue;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.TlsRequirement;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;

/** A server with which STARTTLS is not tried and from which TLS is demanded. */
final class StarttlsContradiction implements FileRule {
    private static final RuleInfo INFO = RuleInfo.error("TG806", "TLS demanded where STARTTLS is switched off");

    private static final int TRY_ADDRESS = 2;
    private static final int SRV_ADDRESS = 4;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Reach reach(Site site) {
        return Ancestors.amongWithDefault(StarttlsContradiction::role);
    }

    /** Whether the rule looks at {@code entry}, and under which tag it is an address. */
    private static int role(Entry entry) {
        if (entry.tag() != Tag.TRY_TLS && entry.tag() != Tag.TLS_SRV) {
            return 0;
        }
        int address = entry.tag() == Tag.TRY_TLS ? TRY_ADDRESS : SRV_ADDRESS;
        return Reach.Lookups.LOOKED_AT | (isAddress(entry) ? address : 0);
    }

    private static boolean isAddress(Entry entry) {
        return entry.key().kind() == KeyKind.IPV4 || entry.key().kind() == KeyKind.IPV6;
    }

    @Override
    public Pass begin(Site site) {
        return new Servers();
    }

    private final class Servers implements Pass {
        private final EntryStore store = new EntryStore();
        /** Which of the kept entries say NO, or demand TLS. */
        private final BitSet strict = new BitSet();
        /** The tags under which an address may decide before the default does. */
        private final Set<Tag> withAddresses = EnumSet.noneOf(Tag.class);

        @Override
        public void entry(Entry entry, Report report) {
            if (role(entry) == 0) {
                return;
            }
            int index = store.size();
            store.add(entry);
            boolean means = entry.value() instanceof ParsedValue.Valid valid
                    && (entry.tag() == Tag.TRY_TLS || valid.value() instanceof TlsRequirement);
            if (isAddress(entry)) {
                withAddresses.add(entry.tag());
            }
            if (store.size() > index && means) {
                strict.set(index);
            }
        }

        @Override
        public void end(Report report) {
            for (int i = strict.nextSetBit(0); i >= 0; i = strict.nextSetBit(i + 1)) {
                Tag other = store.tag(i) == Tag.TRY_TLS ? Tag.TLS_SRV : Tag.TRY_TLS;
                int found = effective(other, i);
                boolean sameKey = found >= 0 && store.key(found).equalsIgnoreCase(store.key(i));
                boolean told = sameKey && store.line(found) > store.line(i);
                if (found >= 0 && strict.get(found) && !told) {
                    tell(i, found, report);
                }
            }
        }

        /** What sendmail finds under {@code tag} for the server that entry {@code index} names; negative for nothing. */
        private int effective(Tag tag, int index) {
            int start = store.keyStart(index);
            int end = store.keyEnd(index);
            int[] found = {store.find(tag, start, end - start)};
            if (found[0] < 0) {
                Ancestors.visit(store.keys(), start, end, store.kind(index), (from, length) -> {
                    found[0] = store.find(tag, from, length);
                    return found[0] < 0;
                });
            }
            boolean addressed = store.kind(index) != KeyKind.DOMAIN || !withAddresses.contains(tag);
            return found[0] < 0 && addressed ? store.find(tag, start, 0) : found[0];
        }

        private void tell(int index, int other, Report report) {
            report.addNaming(
                    StarttlsContradiction.this,
                    store.line(index),
                    store.left(index),
                    "with " + store.tag(other).text() + ":" + store.key(other) + " in line ",
                    store.line(other),
                    " this means that mail to the server waits until it bounces",
                    "drop one of the two");
        }
    }
}
