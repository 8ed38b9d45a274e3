package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.LineRule;
import dev.tollgate.model.lint.LineView;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.source.Span;

/** Finds a Unicode byte order mark in front of the file. */
final class ByteOrderMark implements LineRule {
    private static final String UTF_8 = "\u00EF\u00BB\u00BF";

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG107", "Byte order mark in front of the file").intentFix();
    }

    @Override
    public void check(LineView line, Report report) {
        if (line.number() != 1 || line.text().isEmpty()) {
            return;
        }
        if (line.text().startsWith(UTF_8)) {
            report.replace(
                    this,
                    1,
                    new Span(0, UTF_8.length()),
                    "byte order mark: makemap takes it as the beginning of the first line's key",
                    "remove the byte order mark",
                    "");
        } else if (line.text().startsWith("\u00FF\u00FE") || line.text().startsWith("\u00FE\u00FF")) {
            report.add(
                    this,
                    1,
                    new Span(0, 2),
                    "the file is saved as UTF-16, which makemap does not read",
                    "convert the file to UTF-8 without byte order mark");
        }
    }
}
