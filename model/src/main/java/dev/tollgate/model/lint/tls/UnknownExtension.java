package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds extensions that sendmail does not know. */
final class UnknownExtension implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG413", "Unknown certificate extension");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (Mistakes.in(entry) == Mistake.UNKNOWN_EXTENSION) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "an extension that sendmail does not know: it checks this and all following ones no more and accepts",
                    "write CN, CN:name, CS:subject, CI:issuer or CITag:tag");
        }
    }
}
