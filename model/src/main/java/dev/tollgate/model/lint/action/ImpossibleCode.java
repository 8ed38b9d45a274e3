package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds codes outside 4xx and 5xx. */
final class ImpossibleCode implements ActionRule {

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG313", "SMTP code that refuses nothing");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        Replies.of(entry)
                .filter(reply -> reply.hasCode() && (reply.code() < 400 || reply.code() > 599))
                .ifPresent(reply -> report.add(
                        this,
                        entry.lineNumber(),
                        entry.rightSpan(),
                        "sendmail sends " + reply.code() + " as it is, though it refuses: clients get a false answer",
                        "write a code from 400 to 599"));
    }
}
