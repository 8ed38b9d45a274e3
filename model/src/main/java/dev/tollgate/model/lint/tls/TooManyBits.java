package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.TlsRequirement;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds key lengths where cipher strengths are meant. */
final class TooManyBits implements TlsRule {
    /** The strongest ciphers of TLS. */
    private static final int MOST = 256;

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG418", "More bits than any cipher has");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.MEANING);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.meaning() instanceof TlsRequirement requirement
                && requirement.bits().orElse(0) > MOST) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "no cipher has " + requirement.bits().getAsInt() + " bits: every session is refused",
                    "write the cipher's strength (128 or 256), not the length of the certificate's key");
        }
    }
}
