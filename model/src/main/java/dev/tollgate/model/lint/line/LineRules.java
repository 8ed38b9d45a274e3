package dev.tollgate.model.lint.line;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.info;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;

import dev.tollgate.model.lint.Wrapping;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.rule.LineReport;
import dev.tollgate.model.lint.rule.LineView;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.lint.rule.Suppression;
import dev.tollgate.model.source.LineEnding;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineTrait;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules TG1xx: lines and files, by code. */
public final class LineRules {
    private static final int DROPPED = LineGrammar.BUFFER_SIZE - 1;
    private static final Pattern GLUED =
            Pattern.compile("(.+?)[=,;](OK|RELAY|REJECT|DISCARD|SKIP)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT =
            Pattern.compile("(;|//|--|dnl(?=\\s)|rem(?=\\s)|!(?=\\s)).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONFLICT = Pattern.compile("(<{7}|>{7}|\\|{7}|={7})(\\s.*)?");

    private LineRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return List.of(
                error("TG101", "Line longer than 1022 bytes").lines(LineTrait.TOO_LONG, LineRules::tooLong),
                error("TG102", "Empty line with white space in it")
                        .layoutFix()
                        .lines(LineTrait.INDENTED, LineRules::notEmpty),
                error("TG103", "Indented line").layoutFix().intentFix().lines(LineTrait.INDENTED, LineRules::indented),
                WrappedEntry.RULE,
                error("TG105", "Key without a value").intentFix().lines(LineTrait.NO_VALUE, LineRules::noValue),
                Characters.NUL,
                Characters.BYTE_ORDER_MARK,
                // CRLF files have it from the first line on, mixed ones in stretches: one finding for each stretch.
                warning("TG108", "CRLF line ends").lines(LineTrait.ODD_ENDING, (line, report) -> {
                    if (isCrLf(line, 0) && (line.number() == 1 || !isCrLf(line, -1))) {
                        report.at(
                                end(line),
                                "lines end with CRLF: makemap stores the CR as part of every value and rejects the empty lines",
                                "convert the file to LF line ends");
                    }
                }),
                Characters.TRAILING_SPACE,
                TypographicCharacter.RULE,
                error("TG111", "Comment that does not begin with #")
                        .intentFix()
                        .lines(LineTrait.MARK, LineRules::foreignComment),
                error("TG112", "Merge conflict left in the file").lines(LineTrait.MARK, (line, report) -> {
                    if (isConflictMarker(line.text())) {
                        report.at(
                                line.whole(),
                                "merge conflict marker: both versions of the text around it are in the file",
                                "keep one of the versions and remove the markers");
                    }
                }),
                info("TG113", "No newline at the end of the file")
                        .layoutFix()
                        .lines(LineTrait.ODD_ENDING, (line, report) -> {
                            if (line.line().ending() == LineEnding.NONE
                                    && !line.text().isEmpty()) {
                                report.tidy(
                                        end(line),
                                        "the last line has no newline: text that is appended to the file becomes part of "
                                                + "this line",
                                        "end the line",
                                        "\n");
                            }
                        }),
                Characters.CONTROL,
                Characters.DIRECTION,
                warning("TG190", "Suppression that silences nothing").suppressions((suppression, unused, report) -> {
                    String where = suppression.scope() == Suppression.Scope.FILE ? "in this file" : "in the next entry";
                    unused.forEach(code -> report.at(
                            code.span(), code.text() + " finds nothing " + where, "remove the code, or the comment"));
                }),
                warning("TG191", "Suppression without a reason").suppressions((suppression, unused, report) -> {
                    if (isWellFormed(suppression) && suppression.reason().isEmpty()) {
                        report.at(
                                suppression.span(),
                                "the comment does not say why the rule is silenced",
                                "add the reason after --");
                    }
                }),
                warning("TG192", "Comment that Tollgate does not understand")
                        .suppressions((suppression, unused, report) -> {
                            if (!isWellFormed(suppression)) {
                                report.at(
                                        suppression.span(),
                                        "the comment silences nothing: it does not name a rule in the required form",
                                        "write '# tollgate: ignore TGnnn -- why' or '# tollgate: ignore-file TGnnn -- why'");
                            }
                        }));
    }

    private static boolean isWellFormed(Suppression suppression) {
        return suppression.scope() != Suppression.Scope.MALFORMED
                && !suppression.codes().isEmpty();
    }

    private static boolean isCrLf(LineView line, int ahead) {
        return (ahead == 0 ? line.line() : line.file().line(line.number() + ahead)).ending() == LineEnding.CRLF;
    }

    private static Span end(LineView line) {
        int end = line.text().length();
        return new Span(end, end);
    }

    private static void tooLong(LineView line, LineReport report) {
        int length = line.text().length();
        if (length > LineGrammar.MAX_LINE) {
            String rest = length > DROPPED
                    ? ", and reads what follows in column " + LineGrammar.BUFFER_SIZE + " as a new line"
                    : "";
            report.at(
                    new Span(Math.min(DROPPED, length - 1), length),
                    "line of " + length + " bytes: makemap drops the first " + DROPPED + rest,
                    "shorten the line to " + LineGrammar.MAX_LINE + " bytes");
        }
    }

    private static void notEmpty(LineView line, LineReport report) {
        if (line.kind() != LineKind.LEADING_SPACE || !line.text().isBlank()) {
            return;
        }
        if (line.text().isEmpty()) {
            report.at(
                    line.whole(),
                    "empty line with a CR: makemap reports \"syntax error (leading space)\" and exits 65",
                    "end the file's lines with only LF");
        } else {
            report.tidy(
                    line.whole(),
                    "line of white space: makemap reports \"syntax error (leading space)\" and exits 65",
                    "leave the line empty",
                    "");
        }
    }

    private static void indented(LineView line, LineReport report) {
        if (line.kind() != LineKind.LEADING_SPACE
                || line.text().isBlank()
                || Wrapping.continues(line.file(), line.number())) {
            return;
        }
        String text = line.text();
        String help = "begin in the first column";
        Span indent = new Span(0, text.length() - text.stripLeading().length());
        boolean comment = text.startsWith("#", indent.end());
        TextEdit edit = report.edit(indent, "");
        report.at(
                indent,
                "indented " + (comment ? "comment" : "entry")
                        + ": makemap drops it with \"syntax error (leading space)\"",
                help,
                comment ? Fix.layout(help, edit) : Fix.intent(help, edit));
    }

    private static void noValue(LineView line, LineReport report) {
        if (line.kind() != LineKind.NO_VALUE
                || Wrapping.lastLine(line.file(), line.number()) > line.number()
                || isConflictMarker(line.text())
                || TypographicCharacter.isIn(line.text())
                || line.text().endsWith("\\")) {
            return;
        }
        String message = "key without a value: makemap drops the line with \"no RHS for LHS\"";
        Matcher glued = GLUED.matcher(line.text());
        if (glued.matches()) {
            String help = "separate key and value by white space";
            Span separator = new Span(/* start= */ glued.end(1), /* end= */ glued.start(2));
            report.at(line.parts().key(), message, help, Fix.intent(help, report.edit(separator, "\t")));
        } else {
            report.at(line.parts().key(), message, "give it a value, or make it a comment");
        }
    }

    private static void foreignComment(LineView line, LineReport report) {
        boolean entry = line.kind() == LineKind.ENTRY || line.kind() == LineKind.NO_VALUE;
        if (!entry || ";/-dDrR!".indexOf(line.text().charAt(0)) < 0) {
            return;
        }
        Matcher mark = COMMENT.matcher(line.text());
        if (mark.matches()) {
            String help = "begin comments with #";
            report.at(
                    new Span(0, mark.end(1)),
                    "'" + mark.group(1) + "' does not begin a comment: makemap reads the line as an entry",
                    help,
                    Fix.intent(help, report.edit(new Span(0, 0), "# ")));
        }
    }

    private static boolean isConflictMarker(String text) {
        return text.length() >= 7
                && "<>|=".indexOf(text.charAt(0)) >= 0
                && CONFLICT.matcher(text).matches();
    }
}
