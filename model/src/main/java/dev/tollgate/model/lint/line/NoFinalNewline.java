package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.LineRule;
import dev.tollgate.model.lint.LineView;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.LineEnding;
import dev.tollgate.model.source.Span;

/** Finds a last line without a newline. */
final class NoFinalNewline implements LineRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.info("TG113", "No newline at the end of the file").layoutFix();
    }

    @Override
    public void check(LineView line, Report report) {
        if (line.line().ending() != LineEnding.NONE || line.text().isEmpty()) {
            return;
        }
        int end = line.text().length();
        report.tidy(
                this,
                line.number(),
                new Span(end, end),
                "the last line has no newline: what is appended to the file becomes part of it",
                "end the line",
                "\n");
    }
}
