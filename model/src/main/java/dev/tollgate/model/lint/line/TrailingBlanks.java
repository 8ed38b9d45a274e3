package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.LineRule;
import dev.tollgate.model.lint.LineView;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.Span;

/** Finds white space at the end of an entry. */
final class TrailingBlanks implements LineRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.info("TG109", "White space at the end of an entry");
    }

    @Override
    public void check(LineView line, Report report) {
        String text = line.text();
        if (line.kind() != LineKind.ENTRY || !LineGrammar.isSpace((byte) text.charAt(text.length() - 1))) {
            return;
        }
        report.replace(
                this,
                line.number(),
                new Span(text.stripTrailing().length(), text.length()),
                "white space at the end: makemap stores it as part of the value",
                "remove it",
                "");
    }
}
