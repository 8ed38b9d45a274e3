package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ParsedValue;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds values that check_compat accepts mail for. */
final class CompatWithoutEffect implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.COMPAT);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG340", "Compat: value without effect");
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        boolean balanced =
                Tokens.of(entry.right(), entry.rightSpan().start()).unbalanced().isEmpty();
        if (entry.value() instanceof ParsedValue.Invalid && balanced) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "check_compat knows only DISCARD, TEMP:text and ERROR:text: sendmail delivers the mail",
                    "write DISCARD, TEMP:\"451 text\" or ERROR:\"550 text\"");
        }
    }
}
