package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.LineRule;
import dev.tollgate.model.lint.LineView;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.LineEnding;
import dev.tollgate.model.source.Span;

/** Finds files with CRLF line ends; it speaks once, at the first. */
final class CarriageReturnLineEnds implements LineRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG108", "CRLF line ends");
    }

    @Override
    public void check(LineView line, Report report) {
        if (line.line().ending() != LineEnding.CRLF || seenBefore(line)) {
            return;
        }
        int end = line.text().length();
        report.add(
                this,
                line.number(),
                new Span(end, end),
                "lines end with CRLF: makemap stores the CR as part of every value and rejects the empty lines",
                "convert the file to LF line ends");
    }

    /** CRLF files have it from the first line on, mixed ones in stretches: one finding for each stretch. */
    private static boolean seenBefore(LineView line) {
        return line.number() > 1 && line.file().line(line.number() - 1).ending() == LineEnding.CRLF;
    }
}
