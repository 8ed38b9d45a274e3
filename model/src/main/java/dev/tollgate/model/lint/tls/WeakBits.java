package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.TlsRequirement;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds strengths that exclude nothing. */
final class WeakBits implements TlsRule {
    /** Triple DES, the weakest cipher still to be met. */
    private static final int LEAST = 112;

    @Override
    public RuleInfo info() {
        return RuleInfo.info("TG419", "Fewer bits than any cipher of today");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.MEANING);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.meaning() instanceof TlsRequirement requirement
                && requirement.bits().orElse(LEAST) < LEAST) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    requirement.bits().getAsInt() + " bits exclude no cipher that OpenSSL still offers",
                    "ask for 112 bits or more");
        }
    }
}
