package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.TextEdit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds words that firewalls and other mail programs use for what sendmail calls otherwise. */
final class ForeignKeyword implements ActionRule {
    /** No word of the table is longer, with blanks behind it. */
    private static final int LONGEST = 24;

    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("DENY", "REJECT"),
            Map.entry("DENIED", "REJECT"),
            Map.entry("BLOCK", "REJECT"),
            Map.entry("BLOCKED", "REJECT"),
            Map.entry("REJECTED", "REJECT"),
            Map.entry("REFUSE", "REJECT"),
            Map.entry("SPAM", "REJECT"),
            Map.entry("NO", "REJECT"),
            Map.entry("FALSE", "REJECT"),
            Map.entry("DROP", "DISCARD"),
            Map.entry("DELETE", "DISCARD"),
            Map.entry("IGNORE", "DISCARD"),
            Map.entry("ACCEPT", "OK"),
            Map.entry("ALLOW", "OK"),
            Map.entry("ALLOWED", "OK"),
            Map.entry("PERMIT", "OK"),
            Map.entry("PASS", "OK"),
            Map.entry("YES", "OK"),
            Map.entry("TRUE", "OK"),
            Map.entry("OKAY", "OK"),
            Map.entry("DUNNO", "SKIP"),
            Map.entry("HOLD", "QUARANTINE:held"));

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG303", "Word of another program").unsafeFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.REPLY, ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.right().length() > LONGEST) {
            return;
        }
        String meant = MEANT.get(entry.right().strip().toUpperCase(Locale.ROOT));
        if (meant != null) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "sendmail does not know '" + entry.right().strip() + "' and refuses with it as the text",
                    "write " + meant + " if that is meant",
                    Fix.unsafe("write " + meant, TextEdit.replace(entry.lineNumber(), entry.rightSpan(), meant)));
        }
    }
}
