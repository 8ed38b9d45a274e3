package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.Set;

/** Finds # comments in values, where nothing but parentheses hides a comment. */
final class RequirementWithComment implements TlsRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG402", "Comment after a TLS requirement").intentFix();
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.INVALID);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (Mistakes.in(entry) != Mistake.COMMENT) {
            return;
        }
        int start = Mistakes.comment(entry);
        String comment = entry.right().substring(start).stripTrailing();
        Span span = new Span(start, start + comment.length())
                .shift(entry.rightSpan().start());
        String message = "the comment makes the value no TLS requirement: " + OPEN;
        String words = comment.replaceFirst("^#+\\s*", "");
        if (words.isEmpty() || words.matches("(?s).*[()\"\\\\].*")) {
            report.add(this, entry.lineNumber(), span, message, "put the comment on a line of its own");
        } else {
            report.replace(
                    this, entry.lineNumber(), span, message, "put the comment in parentheses", "(" + words + ")");
        }
    }
}
