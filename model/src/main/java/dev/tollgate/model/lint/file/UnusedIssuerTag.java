package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** An issuer listed under a tag that no requirement names. */
final class UnusedIssuerTag implements FileRule {
    private static final RuleInfo INFO = RuleInfo.warning("TG810", "An issuer under a tag that no CITag: names");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Set<Tag> tags() {
        return IssuerTags.TAGS;
    }

    @Override
    public Reach reach(Site site) {
        return IssuerTags.REACH;
    }

    @Override
    public Pass begin(Site site) {
        IssuerTags tags = new IssuerTags(entry -> entry.key().kind() == KeyKind.DISTINGUISHED_NAME);
        return new Pass() {
            @Override
            public void entry(Entry entry, Report report) {
                tags.entry(entry);
            }

            @Override
            public void end(EntryTable entries, Report report) {
                tags.unreferenced(use -> report.add(
                        UnusedIssuerTag.this,
                        use.line(),
                        use.span(),
                        "no requirement of this file says CITag: with this tag, so that sendmail never looks it up",
                        "write CITag: with this tag in a requirement, or correct the tag"));
            }
        };
    }
}
