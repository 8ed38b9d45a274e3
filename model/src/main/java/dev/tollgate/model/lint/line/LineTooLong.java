package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.LineRule;
import dev.tollgate.model.lint.LineView;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.Span;

/** Finds lines that do not fit makemap's buffer. */
final class LineTooLong implements LineRule {
    private static final int DROPPED = LineGrammar.BUFFER_SIZE - 1;

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG101", "Line longer than 1022 bytes");
    }

    @Override
    public void check(LineView line, Report report) {
        int length = line.text().length();
        if (length <= LineGrammar.MAX_LINE) {
            return;
        }
        String rest = length > DROPPED
                ? ", and reads what follows in column " + LineGrammar.BUFFER_SIZE + " as a line of its own"
                : "";
        report.add(
                this,
                line.number(),
                new Span(Math.min(DROPPED, length - 1), length),
                "line of " + length + " bytes: makemap drops the first " + DROPPED + rest,
                "shorten the line to " + LineGrammar.MAX_LINE + " bytes");
    }
}
