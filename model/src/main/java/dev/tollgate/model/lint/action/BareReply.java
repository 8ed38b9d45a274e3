package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ErrorReply;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds replies in the old style. */
final class BareReply implements ActionRule {

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG309", "Reply without ERROR:").intentFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        Replies.of(entry)
                .filter(reply -> reply.form() == ErrorReply.Form.BARE && reply.hasCode())
                .ifPresent(reply -> {
                    String text = Replies.writtenText(entry, reply);
                    String message = "a reply without ERROR: is deprecated, and its enhanced status is made up";
                    String help = "write ERROR: and the text in quotes";
                    if (text.indexOf('"') >= 0) {
                        report.add(this, entry.lineNumber(), entry.rightSpan(), message, help);
                    } else {
                        report.replace(
                                this, entry.lineNumber(), entry.rightSpan(), message, help, "ERROR:\"" + text + "\"");
                    }
                });
    }
}
