package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ErrorReply;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds enhanced status codes that do not stand between ERROR: and a colon, or do not have three parts. */
final class ReplyStatus implements ActionRule {
    /** A status with its code and text behind it, in the wrong place. */
    private static final Pattern MISPLACED =
            Pattern.compile("([0-9]+(?:\\s*\\.\\s*[0-9]+)+|[A-Za-z]+)(\\s*:\\s*|\\s+)([0-9]{3} .*)", Pattern.DOTALL);

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG308", "Enhanced status code out of place").intentFix();
    }

    static boolean isMisplaced(ErrorReply reply) {
        if (reply.form() == ErrorReply.Form.BARE || reply.hasCode()) {
            return false;
        }
        Matcher status = MISPLACED.matcher(reply.text());
        return status.matches() && isStatusLike(status);
    }

    private static boolean isStatusLike(Matcher status) {
        boolean word = Character.isLetter(status.group(1).charAt(0));
        return !word || status.group(2).contains(":");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        Replies.of(entry).filter(ReplyStatus::isMisplaced).ifPresent(reply -> report(entry, reply, report));
    }

    private void report(Entry entry, ErrorReply reply, Report report) {
        Matcher status = MISPLACED.matcher(reply.text());
        if (!status.matches()) {
            return;
        }
        String message = "'" + status.group(1) + "' is not read as a status here: sendmail answers with 553 5.3.0 "
                + reply.text();
        String help = "write ERROR:D.S.N:\"code text\" with a status of three numbers";
        if (reply.form() == ErrorReply.Form.WITHOUT_STATUS && Replies.isStatus(status.group(1))) {
            report.replace(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    message,
                    help,
                    "ERROR:" + status.group(1) + ":\"" + status.group(3) + "\"");
        } else {
            report.add(this, entry.lineNumber(), entry.rightSpan(), message, help);
        }
    }
}
