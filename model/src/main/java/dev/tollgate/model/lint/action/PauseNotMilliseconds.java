package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.TextEdit;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds pauses with units, and words. */
final class PauseNotMilliseconds implements EntryRule {
    private static final Pattern UNIT =
            Pattern.compile("(?i)([0-9]{1,3})\\s*(s|sec|secs|seconds?|ms|msec|milliseconds?)");

    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.GREET_PAUSE);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG336", "Pause that is not a number of milliseconds")
                .unsafeFix();
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        String value = entry.right().strip();
        if (entry.validValue().isPresent() || value.equalsIgnoreCase("SKIP")) {
            return;
        }
        String digits = value.replaceFirst("[^0-9].*", "");
        String message = "sendmail reads '" + value + "' as " + (digits.isEmpty() ? "0" : digits) + " milliseconds";
        Matcher unit = UNIT.matcher(value);
        if (unit.matches()) {
            boolean seconds = unit.group(2).toLowerCase(Locale.ROOT).startsWith("s");
            String milliseconds = unit.group(1) + (seconds ? "000" : "");
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    message,
                    "write " + milliseconds,
                    Fix.unsafe(
                            "write " + milliseconds,
                            TextEdit.replace(entry.lineNumber(), entry.rightSpan(), milliseconds)));
        } else {
            report.add(this, entry.lineNumber(), entry.rightSpan(), message, "write the number of milliseconds");
        }
    }
}
