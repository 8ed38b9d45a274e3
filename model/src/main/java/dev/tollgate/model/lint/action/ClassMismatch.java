package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds temporary codes with permanent statuses, and the reverse. */
final class ClassMismatch implements ActionRule {

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG311", "Code and enhanced status of different classes");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        Replies.of(entry)
                .filter(reply -> reply.hasCode() && Replies.isStatus(reply.status()))
                .filter(reply -> "45".indexOf(reply.text().charAt(0)) >= 0
                        && reply.status().charAt(0) != '2')
                .filter(reply -> reply.text().charAt(0) != reply.status().charAt(0))
                .ifPresent(reply -> report.add(
                        this,
                        entry.lineNumber(),
                        entry.rightSpan(),
                        "sendmail sends " + reply.code() + " " + reply.status()
                                + ": one says temporary, the other permanent",
                        "let both begin with the same digit"));
    }
}
