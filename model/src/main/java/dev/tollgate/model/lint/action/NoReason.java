package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.site.Site;

/** Finds quarantines that say no reason. */
final class NoReason implements ActionRule {

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG318", "QUARANTINE without a reason");
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (!entry.right().regionMatches(true, 0, "QUARANTINE", 0, "QUARANTINE".length())) {
            return;
        }
        Tokens tokens = Tokens.of(entry.right(), entry.rightSpan().start());
        if (tokens.size() > 0
                && tokens.get(0).is("QUARANTINE")
                && (tokens.size() == 1 || tokens.size() == 2 && tokens.get(1).is(":"))) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    tokens.size() == 1
                            ? "without a colon and a reason sendmail refuses with the text QUARANTINE"
                            : "without a reason sendmail makes one up from parts of the address",
                    "write QUARANTINE:reason");
        }
    }
}
