package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds keywords with a letter missing, added, changed or swapped. */
final class MisspeltKeyword implements ActionRule {

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG304", "Misspelt keyword").intentFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY, ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        String value = entry.right().strip();
        if (value.length() < 4 || value.length() > 9 || !value.matches("[A-Za-z]+")) {
            return;
        }
        for (Action action : Action.values()) {
            if (action.name().length() > 3 && SpellingError.isOne(value, action.name())) {
                report.replace(
                        this,
                        entry.lineNumber(),
                        entry.rightSpan(),
                        "sendmail does not know '" + value + "' and refuses with it as the text",
                        "write " + action,
                        action.name());
            }
        }
    }
}
