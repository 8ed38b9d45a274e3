package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds refusals that are a code and nothing else. */
final class CodeWithoutText implements ActionRule {

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG307", "SMTP code without a text");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        Replies.of(entry)
                .filter(reply -> Replies.isCode(reply.text().strip()))
                .ifPresent(reply -> report.add(
                        this,
                        entry.lineNumber(),
                        entry.rightSpan(),
                        "the code alone is taken as a text: sendmail answers with 553 5.3.0 " + reply.text(),
                        "write a text after the code, as in ERROR:5.7.1:\"550 Access denied\""));
    }
}
