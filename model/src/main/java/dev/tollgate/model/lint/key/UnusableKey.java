package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;

/** Finds keys of no known shape. */
final class UnusableKey extends KeyRule {

    UnusableKey() {
        super(RuleInfo.error("TG233", "Key that nothing can match"), KeyDefect.UNUSABLE);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String message = "'" + key + "' is not an address, domain or network that sendmail could look up";
        report.add(this, entry.lineNumber(), entry.keySpan(), message, "correct the key");
    }
}
