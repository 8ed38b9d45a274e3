package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;

/** Finds mailertable values without a colon. */
final class NoMailer extends OneEntryRule {
    NoMailer() {
        super(RuleInfo.error("TG1311", "No mailer named"));
    }

    @Override
    void check(Entry entry, Report report) {
        String value = entry.right();
        int colon = value.indexOf(':');
        if (colon < 0 || value.startsWith("[")) {
            value(
                    entry,
                    report,
                    "sendmail ignores the entry, because no mailer and colon stand in front",
                    UnknownMailer.isMailer(value)
                            ? "write " + value + ": and the host"
                            : "write smtp:" + value + ", or relay:" + value);
        }
    }
}
