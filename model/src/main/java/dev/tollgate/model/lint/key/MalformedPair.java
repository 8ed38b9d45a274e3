package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;

/** Finds keys of Compat: that are no pairs of whole addresses. */
final class MalformedPair extends KeyRule {

    MalformedPair() {
        super(RuleInfo.error("TG241", "Not a pair of addresses"), KeyDefect.PAIR);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String message = "'" + key + "' is not a pair of whole addresses, and nothing else is looked up here" + DEAD;
        report.add(this, entry.lineNumber(), entry.keySpan(), message, "write sender<@>recipient");
    }
}
