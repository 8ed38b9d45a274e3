package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;

/** {@code To:domain OK} where nothing is refused that it could except: often RELAY was meant. */
final class NeedlessOk implements FileRule {
    private static final RuleInfo INFO = RuleInfo.warning("TG812", "OK for a recipient that nothing refuses");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Reach reach(Site site) {
        return Ancestors.among(NeedlessOk::isLookedAt);
    }

    @Override
    public Pass begin(Site site) {
        return new Recipients();
    }

    private static boolean isLookedAt(Entry entry) {
        return entry.tag() == Tag.TO || entry.tag() == Tag.UNTAGGED;
    }

    private final class Recipients implements Pass {
        private final EntryStore store = new EntryStore();

        @Override
        public void entry(Entry entry, Report report) {
            if (isLookedAt(entry)) {
                store.add(entry);
            }
        }

        @Override
        public void end(Report report) {
            int ok = "ok".hashCode();
            for (int i = 0; i < store.size(); i++) {
                if (store.tag(i) == Tag.TO && store.value(i) == ok && !hasAncestor(i)) {
                    report.add(
                            NeedlessOk.this,
                            store.line(i),
                            store.left(i),
                            "OK does not relay; under To: it only excepts from a refusal, and no entry refuses more than"
                                    + " this recipient",
                            "write RELAY if mail is to be relayed there; remove the entry if not");
                }
            }
        }

        /** Whether there is an entry that sendmail would find if entry {@code index} were not there. */
        private boolean hasAncestor(int index) {
            int start = store.keyStart(index);
            int end = store.keyEnd(index);
            boolean[] found = {has(Tag.UNTAGGED, start, end - start)};
            Ancestors.visit(store.keys(), start, end, store.kind(index), (from, length) -> {
                found[0] |= has(Tag.TO, from, length) || has(Tag.UNTAGGED, from, length);
                return !found[0];
            });
            return found[0];
        }

        private boolean has(Tag tag, int from, int length) {
            return store.find(tag, from, length) != KeyTable.NONE;
        }
    }
}
