package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;

/** Finds the value that sendmail itself uses for failed look-ups. */
final class TemporaryFailureMark implements ActionRule {

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG321", "sendmail's mark of a failed look-up");
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.right().stripTrailing().endsWith("<TMPF>")) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "sendmail takes this as a failed look-up and answers 451 4.3.0",
                    "write the refusal that is meant, as in ERROR:4.3.0:\"451 Please try again later\"");
        }
    }
}
