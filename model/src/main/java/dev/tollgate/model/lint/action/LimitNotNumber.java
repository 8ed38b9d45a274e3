package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Locale;
import java.util.Set;

/** Finds limits that sendmail reads as 0, as negative or only in part. */
final class LimitNotNumber implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.CLIENT_RATE, Tag.CLIENT_CONN);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG337", "Limit that is not a number").intentFix();
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        String value = entry.right().strip();
        if (entry.validValue().isPresent()
                || value.equalsIgnoreCase("SKIP")
                || value.matches("0[0-7]+|0[xX][0-9a-fA-F]+")) {
            return;
        }
        String message = value.matches("[1-9][0-9]*[^0-9].*")
                ? "sendmail reads '" + value + "' as " + value.replaceFirst("[^0-9].*", "")
                : "sendmail reads '" + value + "' as a limit of 0 or less: the first connection is over it";
        if (Set.of("UNLIMITED", "NONE", "NOLIMIT", "INFINITE").contains(value.toUpperCase(Locale.ROOT))) {
            report.replace(this, entry.lineNumber(), entry.rightSpan(), message, "write 0 for no limit", "0");
        } else {
            report.add(this, entry.lineNumber(), entry.rightSpan(), message, "write a decimal number, 0 for no limit");
        }
    }
}
