package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.LineRule;
import dev.tollgate.model.lint.LineView;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.TextEdit;

/** Finds lines that look empty but are not. */
final class BlankLine implements LineRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG102", "Empty line with white space in it").layoutFix();
    }

    @Override
    public void check(LineView line, Report report) {
        if (line.kind() != LineKind.LEADING_SPACE || !line.text().isBlank()) {
            return;
        }
        String message = "line of white space: makemap reports \"syntax error (leading space)\" and exits 65";
        if (line.text().isEmpty()) {
            report.add(
                    this,
                    line.number(),
                    line.whole(),
                    "empty line with a CR: makemap reports \"syntax error (leading space)\" and exits 65",
                    "end the file's lines with LF alone");
        } else {
            report.add(
                    this,
                    line.number(),
                    line.whole(),
                    message,
                    "leave the line empty",
                    Fix.layout("leave the line empty", TextEdit.replace(line.number(), line.whole(), "")));
        }
    }
}
