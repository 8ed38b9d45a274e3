package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** A domain without a tag, which counts in three roles. Told once for a file. */
final class UntaggedEntry implements FileRule {
    private static final RuleInfo INFO = RuleInfo.info("TG718", "A domain without a tag");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    private static boolean isUntaggedDomain(Entry entry) {
        return entry.tag() == Tag.UNTAGGED && entry.key().kind() == KeyKind.DOMAIN;
    }

    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.UNTAGGED);
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Firsts(entry -> isUntaggedDomain(entry) ? 1 : 0);
    }

    @Override
    public Pass begin(Site site) {
        return new Pass() {
            private boolean told;

            @Override
            public void entry(Entry entry, Report report) {
                if (!told && isUntaggedDomain(entry)) {
                    told = true;
                    report.add(
                            UntaggedEntry.this,
                            entry.lineNumber(),
                            entry.leftSpan(),
                            "a domain without a tag, here and elsewhere, counts for clients, senders and recipients alike",
                            "write Connect:, From: or To: where only one of them is meant");
                }
            }
        };
    }
}
