package dev.tollgate.cli.check;

import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.Style;
import dev.tollgate.model.lint.Finding;
import dev.tollgate.model.lint.Place;
import dev.tollgate.model.lint.Severity;
import dev.tollgate.model.source.AccessFile;
import java.util.Locale;

/** Findings as text: where, how bad, what, the line with the place underlined, and what to do. */
public final class Diagnostics {
    private static final int MOST_COLUMNS = 160;

    private Diagnostics() {}

    /** Prints {@code finding}, which is about {@code file}, shown as {@code name}. */
    public static void print(Output out, Style style, String name, AccessFile file, Finding finding) {
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
        String line = Shown.line(bytes);
        int points = line.codePointCount(0, line.length());
        int first = from > MOST_COLUMNS ? from - MOST_COLUMNS / 2 : 1;
        int last = Math.min(points, first + MOST_COLUMNS);
        int start = line.offsetByCodePoints(0, Math.min(first - 1, points));
        int stop = line.offsetByCodePoints(0, Math.max(last, Math.min(first - 1, points)));
        String before = first > 1 ? "..." : "";
        out.line("  " + before + line.substring(start, stop) + (last < points ? "..." : ""));
        StringBuilder under = new StringBuilder("  ").append(before.isEmpty() ? "" : "   ");
        int at = start;
        for (int column = first; column < from; column++) {
            boolean tab = at < line.length() && line.charAt(at) == '\t';
            under.append(tab ? '\t' : ' ');
            at = at < line.length() ? line.offsetByCodePoints(at, 1) : at;
        }
        int length = Math.max(1, Math.min(to, last + 1) - from);
        out.line(under + style.good("^" + "~".repeat(length - 1)));
    }
}
