package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.LineRule;
import dev.tollgate.model.lint.LineView;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.Span;

/** Finds white space at the end of an entry. */
final class TrailingBlanks implements LineRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.info("TG109", "White space at the end of an entry").layoutFix();
    }

    @Override
    public void check(LineView line, Report report) {
        String text = line.text();
        if (line.kind() != LineKind.ENTRY || !LineGrammar.isSpace((byte) text.charAt(text.length() - 1))) {
            return;
        }
        Span end = new Span(text.stripTrailing().length(), text.length());
        String message = "white space at the end: makemap stores it as part of the value";
        if (isPartOfWord(text)) {
            report.add(this, line.number(), end, message, "remove it");
        } else {
            report.tidy(this, line.number(), end, message, "remove it", "");
        }
    }

    /** In an open quote or comment, and after a backslash, sendmail keeps white space, and replies show it. */
    private static boolean isPartOfWord(String text) {
        return text.stripTrailing().endsWith("\\")
                || !Tokens.of(text, 0).unbalanced().isEmpty();
    }
}
