package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ErrorReply;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.Set;

/** Finds texts without quotes that sendmail's scanner changes. */
final class UnquotedText implements ActionRule {

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG310", "Reply text that loses characters").intentFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        Replies.of(entry)
                .filter(reply -> reply.form() != ErrorReply.Form.BARE && !ReplyStatus.isMisplaced(reply))
                .ifPresent(reply -> {
                    String text = Replies.writtenText(entry, reply);
                    if (text.indexOf('"') >= 0 || text.equals(reply.text())) {
                        return;
                    }
                    int at = entry.right().indexOf(text, entry.right().indexOf(':'));
                    report.replace(
                            this,
                            entry.lineNumber(),
                            new Span(at, at + text.length())
                                    .shift(entry.rightSpan().start()),
                            "without quotes sendmail sends '" + reply.text() + "'",
                            "put the text in quotes",
                            "\"" + text + "\"");
                });
    }
}
