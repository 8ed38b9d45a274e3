package dev.tollgate.cli.check;

import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.Style;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Place;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.secret.SecretFindings;
import dev.tollgate.model.source.AccessFile;
import java.util.Locale;

/** Findings as text: where, how bad, what, the line with the place underlined, and what to do. */
public final class Diagnostics {
    private static final int MOST_COLUMNS = 160;

    private Diagnostics() {}

    /** Prints {@code found}, which is about {@code file}, shown as {@code name}. */
    public static void print(Output out, Style style, String name, AccessFile file, Finding found) {
        Finding finding = new SecretFindings(out.secrets(), file).shown(found);
        Place place = finding.place();
        String bytes = place.startLine() <= file.lineCount()
                ? file.line(place.startLine()).text()
                : "";
        int column = Shown.column(bytes, place.startOffset());
        out.line(style.strong(name + ":" + place.startLine() + ":" + column + ":") + " "
                + severity(style, finding.severity()) + " " + Shown.line(finding.message()) + " "
                + style.faint("[" + finding.rule() + "]"));
        int end = place.endLine() == place.startLine() ? place.endOffset() : bytes.length();
        source(out, style, bytes, column, Shown.column(bytes, Math.max(end, place.startOffset())));
        if (!finding.help().isEmpty()) {
            out.line(style.info("help:") + " " + Shown.line(finding.help()));
        }
    }

    private static String severity(Style style, Severity severity) {
        String word = word(severity) + ":";
        return switch (severity) {
            case ERROR -> style.error(word);
            case WARNING -> style.warning(word);
            case INFO -> style.info(word);
        };
    }

    /** The severity as the contract spells it. */
    public static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** The line, or the part of a very long one around the place, and the underline. */
    private static void source(Output out, Style style, String bytes, int from, int to) {
        ShownLine line = ShownLine.of(out.secrets(), bytes);
        int first = from > MOST_COLUMNS ? from - MOST_COLUMNS / 2 : 1;
        int end = Math.max(first, Math.min(line.columns() + 1, first + MOST_COLUMNS));
        String before = first > 1 ? "..." : "";
        out.line("  " + before + line.text(first, end) + (end <= line.columns() ? "..." : ""));
        int length = Math.max(1, line.width(from, Math.min(to, end + 1)));
        out.line("  " + " ".repeat(before.length()) + line.blank(first, from)
                + style.good("^" + "~".repeat(length - 1)));
    }
}
