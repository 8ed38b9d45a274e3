package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds requirements with something around them. */
final class DecoratedRequirement implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG403", "TLS requirement in quotes or with punctuation")
                .intentFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (Mistakes.in(entry) == Mistake.DECORATED) {
            report.replace(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "'" + entry.right().strip() + "' is not a TLS requirement: " + OPEN,
                    "write the requirement alone",
                    Mistakes.undecorated(entry));
        }
    }
}
