package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds quotes and backslashes in keys. */
final class QuotedKey extends KeyRule {
    private static final Pattern GLUED = Pattern.compile("([^\"\\\\]*)\"[A-Za-z][:=].*");

    QuotedKey() {
        super(RuleInfo.error("TG225", "Quote or backslash in a key").intentFix(), KeyDefect.QUOTED);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        if (entry.tag() == Tag.AUTH_INFO) {
            credentials(entry, key, report);
            return;
        }
        String message = "sendmail takes quotes and backslashes away before it looks an address up" + DEAD;
        keys(
                entry,
                report,
                message,
                "write the key without them",
                List.of(key.replace("\"", "").replace("\\", "")));
    }

    /** The first credential where the key has not ended yet. */
    private void credentials(Entry entry, String key, Report report) {
        Matcher glued = GLUED.matcher(key);
        if (glued.matches()) {
            int gap = entry.keySpan().start() + glued.end(1);
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.keySpan(),
                    "no space between the server and its credentials: the first of them is part of the key",
                    "put a tab before the credentials",
                    Fix.intent(
                            "put a tab before the credentials",
                            TextEdit.replace(entry.lineNumber(), new Span(gap, gap), "\t")));
        } else {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.keySpan(),
                    "no server's name has quotes or backslashes" + DEAD,
                    "write the server's name");
        }
    }
}
