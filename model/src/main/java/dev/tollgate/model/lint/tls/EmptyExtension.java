package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds CN:, CS, CI and CITag without anything behind them. */
final class EmptyExtension implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG414", "Certificate extension without a value");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (Mistakes.in(entry) == Mistake.EMPTY_EXTENSION) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "an extension without a value: sendmail checks this and all following ones no more and accepts",
                    "write the value, or CN without the colon for the peer's own name");
        }
    }
}
