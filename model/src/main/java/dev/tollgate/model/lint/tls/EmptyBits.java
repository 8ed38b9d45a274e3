package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds a colon behind the level and no number. */
final class EmptyBits implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG407", "Colon without a number of bits");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (Mistakes.in(entry) == Mistake.EMPTY_BITS) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "a number of bits is missing after the colon: " + OPEN,
                    "write the number, or VERIFY without the colon");
        }
    }
}
