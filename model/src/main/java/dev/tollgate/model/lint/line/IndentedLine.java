package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.LineRule;
import dev.tollgate.model.lint.LineView;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.Wrapping;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;

/** Finds entries and comments that do not begin in the first column. */
final class IndentedLine implements LineRule {
    private static final String HELP = "begin in the first column";

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG103", "Indented line").layoutFix().intentFix();
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
        boolean comment = text.startsWith("#", indent.end());
        TextEdit edit = TextEdit.replace(line.number(), indent, "");
        report.add(
                this,
                line.number(),
                indent,
                "indented " + (comment ? "comment" : "entry")
                        + ": makemap drops it with \"syntax error (leading space)\"",
                HELP,
                comment ? Fix.layout(HELP, edit) : Fix.intent(HELP, edit));
    }
}
