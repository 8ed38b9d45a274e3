package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;

/** Finds unknown tags that are nearly known ones. */
final class MisspeltTag extends KeyRule {

    MisspeltTag() {
        super(RuleInfo.error("TG227", "Misspelt tag").intentFix(), KeyDefect.TAG_MISSPELT);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String meant = TagSpelling.nearest(entry.tagText()).orElseThrow().text();
        report.replace(
                this,
                entry.lineNumber(),
                entry.tagSpan(),
                "there is no tag '" + entry.tagText() + ":'" + DEAD,
                "write " + meant + ":",
                meant);
    }
}
