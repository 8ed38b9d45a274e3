package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds values that have nothing of a requirement. */
final class NotARequirement implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG401", "Value that is not a TLS requirement");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (Mistakes.in(entry) == Mistake.OTHER_VALUE) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "'" + entry.right().strip() + "' is not a TLS requirement: " + OPEN,
                    "write VERIFY, VERIFY:bits or ENCR:bits, or OK to require nothing");
        }
    }
}
