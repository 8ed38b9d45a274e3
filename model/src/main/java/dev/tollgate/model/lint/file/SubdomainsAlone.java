package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;

/** {@code .domain} without an entry for the domain: often both were meant. */
final class SubdomainsAlone implements FileRule {
    private static final RuleInfo INFO = RuleInfo.info("TG814", "Sub-domains without their domain");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Groups(SubdomainsAlone::group);
    }

    private static int group(Entry entry) {
        if (entry.key() instanceof Key.Subdomains subdomains) {
            return Reach.group(KeyHash.of(subdomains.name()));
        }
        return entry.key() instanceof Key.Domain domain ? Reach.group(KeyHash.of(domain.name())) : 0;
    }

    @Override
    public Pass begin(Site site) {
        return new Domains(!site.knows(Feature.LOOKUPDOTDOMAIN) || site.has(Feature.LOOKUPDOTDOMAIN));
    }

    private final class Domains implements Pass {
        private final EntryStore store = new EntryStore();
        private final boolean lookedUp;

        private Domains(boolean lookedUp) {
            this.lookedUp = lookedUp;
        }

        @Override
        public void entry(Entry entry, Report report) {
            KeyKind kind = entry.key().kind();
            if (lookedUp && (kind == KeyKind.SUBDOMAINS || kind == KeyKind.DOMAIN)) {
                store.add(entry);
            }
        }

        @Override
        public void end(Report report) {
            for (int i = 0; i < store.size(); i++) {
                if (store.kind(i) == KeyKind.SUBDOMAINS && !hasDomain(i)) {
                    String domain = store.key(i).substring(1);
                    report.add(
                            SubdomainsAlone.this,
                            store.line(i),
                            store.left(i),
                            "this entry is for the hosts below " + domain + "; " + domain + " itself has none",
                            "write " + domain + " without the dot if it is meant, too: that covers both");
                }
            }
        }

        /** Whether sendmail would find something for the domain itself. */
        private boolean hasDomain(int index) {
            int from = store.keyStart(index) + 1;
            int length = store.keyEnd(index) - from;
            return store.find(store.tag(index), from, length) != KeyTable.NONE
                    || store.find(Tag.UNTAGGED, from, length) != KeyTable.NONE;
        }
    }
}
