package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds statuses of class 2. */
final class SuccessStatus implements ActionRule {

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG312", "Status of success in a refusal");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        Replies.of(entry)
                .filter(reply -> reply.status().startsWith("2."))
                .ifPresent(reply -> report.add(
                        this,
                        entry.lineNumber(),
                        entry.rightSpan(),
                        "a status of class 2 means success: under Connect: sendmail does not refuse at all",
                        "write a status that begins with 5, or with 4 for a temporary refusal"));
    }
}
