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

/** Finds wishes that sendmail does not know. */
final class SpamValue implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.SPAM);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG345", "Spam: value other than FRIEND or HATER");
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        Tokens tokens = Tokens.of(entry.right(), entry.rightSpan().start());
        boolean otherRule = entry.right().indexOf('#') >= 0
                || !tokens.unbalanced().isEmpty()
                || entry.right().strip().matches("(?i)[^a-z]*(FRIEND|HATER)\\b.*");
        if (entry.value() instanceof ParsedValue.Invalid && !otherRule) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "sendmail knows only FRIEND and HATER here and ignores the entry",
                    "write FRIEND or HATER");
        }
    }
}
