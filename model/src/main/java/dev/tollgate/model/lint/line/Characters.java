package dev.tollgate.model.lint.line;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.info;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;

import dev.tollgate.model.lint.rule.LineReport;
import dev.tollgate.model.lint.rule.LineRule;
import dev.tollgate.model.lint.rule.LineView;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineTrait;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.VisibleText;
import java.nio.charset.StandardCharsets;

/** Rules about characters that nobody sees. */
final class Characters {
    static final LineRule NUL = error("TG106", "NUL byte in a line").lines(LineTrait.ODD_BYTE, (line, report) -> {
        int at = line.text().indexOf('\0');
        if (at >= 0 && line.text().length() <= LineGrammar.MAX_LINE) {
            report.at(
                    new Span(at, at + 1),
                    "NUL byte: makemap does not see the end of the line after it and drops the line with \"line "
                            + "too long\"",
                    "remove it; convert text that was saved as UTF-16");
        }
    });

    static final LineRule BYTE_ORDER_MARK = error("TG107", "Byte order mark at the beginning of the file")
            .intentFix()
            .lines(LineTrait.FIRST, (line, report) -> {
                if (line.number() == 1) {
                    byteOrderMark(line.text(), report);
                }
            });

    static final LineRule TRAILING_SPACE = info("TG109", "White space at the end of an entry")
            .layoutFix()
            .lines(LineTrait.OPEN_END, Characters::trailingSpace);

    static final LineRule CONTROL =
            error("TG114", "Control character in an entry").lines(LineTrait.ODD_BYTE, Characters::control);

    /** They make an editor show something else than sendmail reads. */
    static final LineRule DIRECTION =
            warning("TG115", "Text direction changed").lines(LineTrait.ODD_BYTE, Characters::direction);

    private static final String UTF_8 = "\u00EF\u00BB\u00BF";
    /** Marks of direction have two or three bytes in UTF-8, the first of which is one of these. */
    private static final String FIRST_BYTES = "\u00d8\u00e2";

    private Characters() {}

    private static void byteOrderMark(String text, LineReport report) {
        if (text.startsWith(UTF_8)) {
            report.replace(
                    new Span(0, UTF_8.length()),
                    "byte order mark: makemap reads it as part of the first line's key",
                    "remove the byte order mark",
                    "");
        } else if (text.startsWith("\u00FF\u00FE") || text.startsWith("\u00FE\u00FF")) {
            report.at(
                    new Span(0, 2),
                    "the file is saved as UTF-16, which makemap cannot read",
                    "convert the file to UTF-8 without byte order mark");
        }
    }

    private static void trailingSpace(LineView line, LineReport report) {
        String text = line.text();
        if (line.kind() != LineKind.ENTRY || !LineGrammar.isSpace((byte) text.charAt(text.length() - 1))) {
            return;
        }
        Span end = new Span(text.stripTrailing().length(), text.length());
        String message = "white space at the end: makemap stores it as part of the value";
        // In an open quote or comment, and after a backslash, sendmail keeps white space, and replies show it.
        if (text.stripTrailing().endsWith("\\")
                || !Tokens.of(text, 0).unbalanced().isEmpty()) {
            report.at(end, message, "remove it");
        } else {
            report.tidy(end, message, "remove it", "");
        }
    }

    private static void control(LineView line, LineReport report) {
        if (line.kind() != LineKind.ENTRY && line.kind() != LineKind.NO_VALUE) {
            return;
        }
        String text = line.text();
        int end = text.stripTrailing().length();
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != 0 || c == 0x7F) {
                String what = c == '\r'
                        ? "a CR does not end a line: what follows belongs to this entry"
                        : "control character 0x%02X: it is invisible, but part of the entry".formatted((int) c);
                report.at(new Span(i, i + 1), what, "remove it");
                return;
            }
        }
    }

    private static void direction(LineView line, LineReport report) {
        String text = line.text();
        if (text.indexOf(FIRST_BYTES.charAt(0)) < 0 && text.indexOf(FIRST_BYTES.charAt(1)) < 0) {
            return;
        }
        for (int at = 0; at < text.length(); at++) {
            int length = text.charAt(at) == FIRST_BYTES.charAt(0) ? 2 : 3;
            if (FIRST_BYTES.indexOf(text.charAt(at)) < 0 || at + length > text.length()) {
                continue;
            }
            byte[] bytes = text.substring(at, at + length).getBytes(StandardCharsets.ISO_8859_1);
            int point = new String(bytes, StandardCharsets.UTF_8).codePointAt(0);
            if (VisibleText.isDirectionMark(point)) {
                report.at(
                        new Span(at, at + length),
                        String.format(
                                "U+%04X changes the direction of the text: an editor shows this line differently than"
                                        + " sendmail reads it",
                                point),
                        "remove it");
                return;
            }
        }
    }
}
