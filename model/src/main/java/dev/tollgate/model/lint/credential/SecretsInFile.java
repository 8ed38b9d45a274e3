package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Passwords among entries that everybody may read. Told once for a file. */
final class SecretsInFile implements FileRule {
    private static final RuleInfo INFO = RuleInfo.info("TG611", "Passwords in the access file");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.AUTH_INFO);
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Firsts(entry -> entry.tag() == Tag.AUTH_INFO ? 1 : 0);
    }

    @Override
    public Pass begin(Site site) {
        return new Pass() {
            private boolean told;

            @Override
            public void entry(Entry entry, Report report) {
                if (!told) {
                    told = true;
                    report.add(
                            SecretsInFile.this,
                            entry.lineNumber(),
                            entry.leftSpan(),
                            "whoever can read this file or its map can read the passwords in it",
                            "keep both at mode 0600, or give passwords a map of their own with FEATURE(`authinfo')");
                }
            }
        };
    }
}
