package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;

/** Finds # comments behind keywords. */
final class KeywordWithComment implements WordRule {

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG301", "Comment after a keyword").intentFix();
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        String value = entry.right();
        int hash = value.indexOf('#');
        if (hash <= 0 || !WordRule.isKeyword(entry, value.substring(0, hash))) {
            return;
        }
        String comment = value.substring(hash).stripTrailing();
        Span span =
                new Span(hash, hash + comment.length()).shift(entry.rightSpan().start());
        String message = "the comment is part of the value: " + WordRule.effect(entry);
        String words = comment.replaceFirst("^#+\\s*", "");
        if (words.isEmpty() || words.matches("(?s).*[()\"\\\\].*")) {
            report.add(this, entry.lineNumber(), span, message, "put the comment on a line of its own");
        } else {
            report.replace(
                    this, entry.lineNumber(), span, message, "put the comment in parentheses", "(" + words + ")");
        }
    }
}
