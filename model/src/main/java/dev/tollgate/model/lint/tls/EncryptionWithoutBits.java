package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds ENCR without bits. */
final class EncryptionWithoutBits implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG405", "ENCR without a number of bits");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (Mistakes.in(entry) == Mistake.ENCR_WITHOUT_BITS) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "ENCR needs a number of bits; without one " + OPEN,
                    "write the least cipher strength, as in ENCR:128");
        }
    }
}
