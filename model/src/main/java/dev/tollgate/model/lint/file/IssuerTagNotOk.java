package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ParsedValue;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** An entry that CITag: finds and that does not say OK: found is enough, and ends the requirement. */
final class IssuerTagNotOk implements FileRule {
    private static final RuleInfo INFO = RuleInfo.error("TG811", "An issuer that CITag: accepts against its value");

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
        IssuerTags tags = new IssuerTags(entry -> entry.value() instanceof ParsedValue.Invalid);
        return new Pass() {
            @Override
            public void entry(Entry entry, Report report) {
                tags.entry(entry);
            }

            @Override
            public void end(EntryTable entries, Report report) {
                tags.referenced(use -> report.add(
                        IssuerTagNotOk.this,
                        use.line(),
                        use.span(),
                        "for CITag: any value but OK counts as a success that also ends the requirement: this issuer is"
                                + " accepted, and what follows the CITag: is not checked",
                        "remove the entry if the issuer is not acceptable, write OK if it is"));
            }
        };
    }
}
