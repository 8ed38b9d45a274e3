package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Locale;
import java.util.Set;

/** Finds Try_TLS values that do not switch STARTTLS off. */
final class TryTlsWord implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.TRY_TLS);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG335", "Word that means NO to people only").intentFix();
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        String value = entry.right().strip().toUpperCase(Locale.ROOT);
        if (Set.of("N", "NONE", "NOT", "NEVER", "FALSE", "OFF", "0", "DISABLE", "DISABLED", "REJECT", "NOTLS")
                .contains(value)) {
            report.replace(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "only NO keeps sendmail from trying STARTTLS; '"
                            + entry.right().strip() + "' does not",
                    "write NO",
                    "NO");
        }
    }
}
