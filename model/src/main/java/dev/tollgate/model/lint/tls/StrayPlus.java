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

/** Finds plus signs that let sendmail skip all extensions. */
final class StrayPlus implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG411", "Plus signs before or after the extensions")
                .intentFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (Mistakes.in(entry) != Mistake.STRAY_PLUS) {
            return;
        }
        String value = entry.right().strip();
        String mended = value.replaceFirst("\\++$", "").replaceFirst("(?i)^((?:(?:TEMP|PERM)\\+)?[^+]*)\\++", "$1+");
        String message = "a plus sign too many: sendmail checks no extension and accepts every certificate";
        if (ValueParser.parse(ValueKind.TLS_REQUIREMENT, mended, 0) instanceof ParsedValue.Valid) {
            report.replace(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    message,
                    "begin the list with +, go on with ++",
                    mended);
        } else {
            report.add(this, entry.lineNumber(), entry.rightSpan(), message, "begin the list with +, go on with ++");
        }
    }
}
