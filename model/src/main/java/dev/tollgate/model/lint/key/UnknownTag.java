package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;

/** Finds tags that only rules of the site can look up. */
final class UnknownTag extends KeyRule {

    UnknownTag() {
        super(RuleInfo.warning("TG228", "Unknown tag"), KeyDefect.TAG_UNKNOWN);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        if (!site.lookups(entry.tagText()).isEmpty()) {
            return;
        }
        report.add(
                this,
                entry.lineNumber(),
                entry.tagSpan(),
                "no rule of sendmail's looks up the tag " + entry.tagText() + ": with such a key",
                "correct the tag, or silence this where rules of your own look it up");
    }
}
