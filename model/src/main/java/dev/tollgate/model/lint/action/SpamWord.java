package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Locale;
import java.util.Set;

/** Finds wishes about the checks under a tag that does not know them. */
final class SpamWord implements ActionRule {

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG323", "FRIEND or HATER without Spam:");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY, ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.right().startsWith("ERROR:")) {
            return;
        }
        String value = entry.right().strip().toUpperCase(Locale.ROOT);
        if (value.equals("FRIEND")
                || value.equals("HATER")
                || value.equals("SPAMFRIEND")
                || value.equals("SPAMHATER")) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "only Spam: knows this word: sendmail refuses with it as the text",
                    "write Spam: in front of the recipient");
        }
    }
}
