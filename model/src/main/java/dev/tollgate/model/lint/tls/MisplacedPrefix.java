package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ParsedValue;
import dev.tollgate.model.entry.ValueKind;
import dev.tollgate.model.entry.ValueParser;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds prefixes that do not stand in front of one requirement with one plus sign. */
final class MisplacedPrefix implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG404", "TEMP or PERM not joined to its requirement")
                .intentFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (Mistakes.in(entry) != Mistake.PREFIX) {
            return;
        }
        String joined = entry.right().strip().replaceFirst("(?i)^(TEMP|PERM)\\s*[ :=,./-]\\s*", "$1+");
        String message = "'" + entry.right().strip() + "' is not a TLS requirement: " + OPEN;
        if (ValueParser.parse(ValueKind.TLS_REQUIREMENT, joined, 0) instanceof ParsedValue.Valid) {
            report.replace(
                    this, entry.lineNumber(), entry.rightSpan(), message, "join the prefix with one plus sign", joined);
        } else {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    message,
                    "write one prefix and one requirement, as in TEMP+VERIFY:128");
        }
    }
}
