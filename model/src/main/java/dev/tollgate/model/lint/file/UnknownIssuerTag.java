package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** {@code CITag:T} in a file without an entry under {@code T:}. */
final class UnknownIssuerTag implements FileRule {
    private static final RuleInfo INFO = RuleInfo.error("TG809", "CITag: with a tag that has no entry");

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
        IssuerTags tags = new IssuerTags(entry -> false);
        return new Pass() {
            @Override
            public void entry(Entry entry, Report report) {
                tags.entry(entry);
            }

            @Override
            public void end(EntryTable entries, Report report) {
                tags.withoutEntry(use -> report.add(
                        UnknownIssuerTag.this,
                        use.line(),
                        use.span(),
                        "no entry of this file has that tag, so that no certificate's issuer is acceptable and the"
                                + " requirement always fails",
                        "add an entry: the tag, a colon, the issuer's name, and the value OK"));
            }
        };
    }
}
