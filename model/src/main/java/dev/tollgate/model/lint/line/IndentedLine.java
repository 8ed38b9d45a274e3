package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.LineRule;
import dev.tollgate.model.lint.LineView;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.Wrapping;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.Span;

/** Finds entries and comments that do not begin in the first column. */
final class IndentedLine implements LineRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG103", "Indented line");
    }

    @Override
    public void check(LineView line, Report report) {
        if (line.kind() != LineKind.LEADING_SPACE
                || line.text().isBlank()
                || Wrapping.continues(line.file(), line.number())) {
            return;
        }
        String text = line.text();
        Span indent = new Span(0, text.length() - text.stripLeading().length());
        String what = text.startsWith("#", indent.end()) ? "comment" : "entry";
        report.replace(
                this,
                line.number(),
                indent,
                "indented " + what + ": makemap drops it with \"syntax error (leading space)\"",
                "begin in the first column",
                "");
    }
}
