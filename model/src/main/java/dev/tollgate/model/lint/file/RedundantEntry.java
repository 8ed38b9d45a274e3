package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An entry whose removal would change nothing: what sendmail would find next says the same. */
final class RedundantEntry implements FileRule {
    private static final RuleInfo INFO = RuleInfo.info("TG802", "An entry that the one above it makes superfluous");

    private static final Set<KeyKind> WALKED = EnumSet.of(KeyKind.DOMAIN, KeyKind.IPV4, KeyKind.IPV6, KeyKind.ADDRESS);
    private static final Set<Tag> NOT_WALKED = EnumSet.of(Tag.CERT_ISSUER, Tag.CERT_SUBJECT, Tag.CUSTOM, Tag.COMPAT);
    private static final List<Tag> ROLES = List.of(Tag.CONNECT, Tag.FROM, Tag.TO);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Reach reach(Site site) {
        return Ancestors.among(RedundantEntry::isLookedAt);
    }

    @Override
    public Pass begin(Site site) {
        return new Kept(site.has(Feature.RELAY_HOSTS_ONLY));
    }

    private static boolean isLookedAt(Entry entry) {
        boolean detail = entry.key().kind() == KeyKind.ADDRESS && entry.left().indexOf('+') >= 0;
        return !NOT_WALKED.contains(entry.tag()) && !detail;
    }

    private final class Kept implements Pass {
        private final EntryStore store = new EntryStore();
        private final boolean wholeHostsOnly;

        Kept(boolean wholeHostsOnly) {
            this.wholeHostsOnly = wholeHostsOnly;
        }

        @Override
        public void entry(Entry entry, Report report) {
            if (isLookedAt(entry)) {
                store.add(entry);
            }
        }

        @Override
        public void end(Report report) {
            int relay = "relay".hashCode();
            for (int i = 0; i < store.size(); i++) {
                boolean exact = wholeHostsOnly && store.value(i) == relay;
                if (WALKED.contains(store.kind(i)) && !exact) {
                    int next = next(i);
                    if (next >= 0 && store.value(next) == store.value(i)) {
                        tell(i, next, report);
                    }
                }
            }
        }

        /** What sendmail would find if entry {@code index} were not there; negative when that is not one entry. */
        private int next(int index) {
            Next next = new Next(store, store.tag(index));
            int start = store.keyStart(index);
            int end = store.keyEnd(index);
            if (!next.visitUntagged(start, end - start)) {
                return next.found;
            }
            Ancestors.visit(store.keys(), start, end, store.kind(index), next);
            return next.found;
        }

        private void tell(int index, int next, Report report) {
            String key = store.key(next);
            String tag = store.tag(next).text();
            report.addNaming(
                    RedundantEntry.this,
                    store.line(index),
                    store.left(index),
                    "without it sendmail finds " + (tag.isEmpty() ? "" : tag + ":") + key + " in line ",
                    store.line(next),
                    ", which says the same",
                    "remove it, or leave it as a reminder");
        }
    }

    /** Looks for the next entry of one tag, its fallback without a tag included. */
    private static final class Next implements Ancestors.Visitor {
        private final EntryStore store;
        private final Tag tag;
        private int found = -1;

        Next(EntryStore store, Tag tag) {
            this.store = store;
            this.tag = tag;
        }

        @Override
        public boolean visit(int from, int length) {
            if (tag == Tag.UNTAGGED) {
                for (Tag role : ROLES) {
                    if (store.find(role, from, length) >= 0) {
                        return false;
                    }
                }
            }
            found = store.find(tag, from, length);
            boolean more = found < 0 && visitUntagged(from, length);
            if (found >= 0 && store.kind(found) == KeyKind.USER && tag != Tag.FROM && tag != Tag.TLS_RCPT) {
                // Only for local domains does sendmail look there, and which those are may change.
                found = -1;
            }
            return more;
        }

        /** The same key without its tag; answers whether to go on. */
        boolean visitUntagged(int from, int length) {
            if (tag.fallsBackToUntagged()) {
                found = store.find(Tag.UNTAGGED, from, length);
            }
            return found < 0;
        }
    }
}
