package dev.tollgate.cli.audit;

import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.check.Place;
import dev.tollgate.audit.topic.Topics;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.Style;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Findings as text: where, how bad, what, the line with the place underlined, and what to write. */
final class AuditText {
    private AuditText() {}

    /** {@code PATH} or {@code PATH:LINE:COLUMN}. */
    static String where(Place place) {
        return place.line() == 0
                ? place.path()
                : place.path() + ":" + place.line() + ":" + Shown.column(place.text(), place.start());
    }

    /** All findings, a headline above those of one file and topic. */
    static void print(Output out, Style style, List<Finding> findings) {
        List<String> topics = Topics.names();
        List<Finding> grouped = findings.stream()
                .sorted(Comparator.comparing(
                                (Finding finding) -> finding.place().path())
                        .thenComparingInt(finding -> topics.indexOf(Topics.of(finding.rule()))))
                .toList();
        String open = "";
        for (Finding finding : grouped) {
            String headline = finding.place().path() + ", " + Topics.of(finding.rule()) + ":";
            if (!headline.equals(open)) {
                out.line(style.strong("# " + Shown.line(headline)));
                open = headline;
            }
            print(out, style, finding);
        }
    }

    static void print(Output out, Style style, Finding finding) {
        Place place = finding.place();
        String at = where(place);
        String word = finding.severity().name().toLowerCase(Locale.ROOT) + ":";
        String severity = switch (finding.severity()) {
            case ERROR -> style.error(word);
            case WARNING -> style.warning(word);
            case INFO -> style.info(word);
        };
        out.line(style.strong(Shown.line(at) + ":") + " " + severity + " " + Shown.line(finding.message()) + " "
                + style.faint("[" + finding.rule() + "]"));
        if (place.line() > 0 && !place.text().isBlank()) {
            String text = Shown.line(place.text());
            int from = Shown.column(place.text(), place.start()) - 1;
            int to = Shown.column(place.text(), place.end()) - 1;
            out.line("  " + text);
            out.line("  " + text.substring(0, Math.min(from, text.length())).replaceAll("[^\t]", " ")
                    + style.good("^" + "~".repeat(Math.max(0, Math.min(to, text.length()) - from - 1))));
        }
        help(out, style, finding.mc());
        if (finding.mc().isEmpty() || place.path().endsWith(".cf")) {
            help(out, style, finding.cf());
        }
    }

    private static void help(Output out, Style style, String text) {
        // A value may go over several lines; a prefix in front of each says that none is a finding.
        text.lines().forEach(line -> out.line(style.info("help:") + " " + Shown.text(line)));
    }
}
