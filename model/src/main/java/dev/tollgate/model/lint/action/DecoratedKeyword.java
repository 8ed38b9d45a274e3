package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds keywords with something around them. */
final class DecoratedKeyword implements WordRule {
    /** No keyword is longer, with whatever stands around it. */
    private static final int LONGEST = 24;

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG302", "Keyword in quotes or with punctuation").intentFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY, ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        String value = entry.right().strip();
        if (value.length() > LONGEST) {
            return;
        }
        String inner = value.replaceFirst("^[\"'<\\[]+", "").replaceFirst("[\"'>\\].,;:!]+$", "");
        if (!inner.equals(value)
                && inner.matches("[A-Za-z]+")
                && WordRule.isKeyword(entry, inner)
                && !WordRule.isKeyword(entry, value)) {
            report.replace(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "'" + value + "' is not the keyword " + inner + ": " + WordRule.effect(entry),
                    "write the keyword alone",
                    inner);
        }
    }
}
