package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds SKIP where sendmail does not look past it. */
final class SkippedRequirement implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG420", "SKIP as a TLS requirement");
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (Mistakes.in(entry) != Mistake.SKIP) {
            return;
        }
        boolean address = entry.key().kind() == KeyKind.ADDRESS
                || entry.key().kind() == KeyKind.USER
                || entry.key().kind() == KeyKind.DEFAULT;
        if (address || (site.knows(Feature.SKIP) && !site.has(Feature.SKIP))) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "SKIP does not go on to the default here: " + OPEN,
                    "write OK to require nothing, or remove the entry");
        }
    }
}
