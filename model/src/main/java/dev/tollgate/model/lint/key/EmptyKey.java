package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;

/** Finds tags without a key that have no default. */
final class EmptyKey extends KeyRule {

    EmptyKey() {
        super(RuleInfo.error("TG202", "Tag alone that has no default"), KeyDefect.EMPTY);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String message = "'" + entry.tagText() + ":' alone is not a default" + DEAD;
        report.add(this, entry.lineNumber(), entry.leftSpan(), message, "name what the entry is about");
    }
}
