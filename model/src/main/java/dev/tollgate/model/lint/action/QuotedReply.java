package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ErrorReply;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds ERROR: and QUARANTINE: inside quotes, where they are text. */
final class QuotedReply implements ActionRule {
    private static final Pattern QUOTED = Pattern.compile(
            "\"(?:(?<error>ERROR:(?:[0-9]+\\.[0-9]+\\.[0-9]+:)?)|(?<quarantine>QUARANTINE:))(?<text>[^\"\\\\]+)\"",
            Pattern.CASE_INSENSITIVE);

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG327", "ERROR: or QUARANTINE: in quotes").intentFix();
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (!entry.right().startsWith("\"")
                || !(entry.meaning() instanceof ErrorReply reply)
                || reply.form() != ErrorReply.Form.BARE) {
            return;
        }
        Matcher quoted = QUOTED.matcher(entry.right().strip());
        if (!quoted.matches()) {
            return;
        }
        boolean error = quoted.group("error") != null;
        String text = quoted.group("text").strip();
        String meant = error ? quoted.group("error") + '"' + text + '"' : quoted.group("quarantine") + text;
        report.replace(
                this,
                entry.lineNumber(),
                entry.rightSpan(),
                "in quotes " + (error ? "ERROR:" : "QUARANTINE:")
                        + " is part of the text: sendmail rejects with all of it as the reply",
                error ? "quote the code and the text alone" : "remove the quotes",
                meant);
    }
}
