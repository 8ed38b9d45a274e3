package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.LineRule;
import dev.tollgate.model.lint.LineView;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.Span;

/** Finds NUL bytes. */
final class NulByte implements LineRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG106", "NUL byte in a line");
    }

    @Override
    public void check(LineView line, Report report) {
        int at = line.text().indexOf('\0');
        if (at >= 0 && line.text().length() <= LineGrammar.MAX_LINE) {
            report.add(
                    this,
                    line.number(),
                    new Span(at, at + 1),
                    "NUL byte: makemap does not see the line's end after it and drops the line with \"line too long\"",
                    "remove it; a text saved as UTF-16 has to be converted");
        }
    }
}
