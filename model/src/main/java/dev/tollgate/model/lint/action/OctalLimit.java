package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds limits with a leading zero. */
final class OctalLimit implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.CLIENT_RATE, Tag.CLIENT_CONN);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG338", "Limit in octal or hexadecimal").intentFix();
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        String value = entry.right().strip();
        if (value.matches("0[0-7]{1,8}|0[xX][0-9a-fA-F]{1,6}")) {
            boolean hexadecimal = value.length() > 1 && Character.toLowerCase(value.charAt(1)) == 'x';
            int read = hexadecimal ? Integer.parseInt(value.substring(2), 16) : Integer.parseInt(value, 8);
            report.replace(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "sendmail reads '" + value + "' as " + read,
                    "write a plain decimal number",
                    hexadecimal ? Integer.toString(read) : value.replaceFirst("^0+(?=.)", ""));
        }
    }
}
