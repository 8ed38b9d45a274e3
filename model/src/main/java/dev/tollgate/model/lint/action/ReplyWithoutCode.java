package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ErrorReply;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds refusals whose text does not begin with a code. */
final class ReplyWithoutCode implements ActionRule {

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG306", "Reply without an SMTP code");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        Replies.of(entry)
                .filter(reply -> reply.form() != ErrorReply.Form.BARE
                        && !reply.hasCode()
                        && (reply.text().isEmpty() || reply.text().charAt(0) < 0x80)
                        && !Replies.isCode(reply.text())
                        && !ReplyStatus.isMisplaced(reply))
                .ifPresent(reply -> report.add(
                        this,
                        entry.lineNumber(),
                        entry.rightSpan(),
                        "no SMTP code in front of the text: sendmail answers with 553 5.3.0",
                        "write the code, as in ERROR:5.7.1:\"550 " + reply.text() + "\""));
    }
}
