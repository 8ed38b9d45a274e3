package dev.tollgate.bench;

import dev.tollgate.model.lint.LintResult;
import dev.tollgate.model.lint.LiveCheck;
import dev.tollgate.model.lint.catalogue.Rules;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineEnding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Measures how long the findings of a file take to follow an edit, as the editor does it: {@code EditTimes LINES EDITS}
 * prints rows of a table for random edits of each kind.
 */
public final class EditTimes {
    private static final int WARM_UP = 20;

    private EditTimes() {}

    private enum Kind {
        VALUE("another value"),
        KEY("another key"),
        TLS("a TLS requirement added to a key"),
        INSERT("a line put in"),
        DELETE("a line taken out");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** Prints one row for each kind of edit. */
    public static void main(String[] arguments) {
        int lines = Integer.parseInt(arguments[0]);
        int edits = Integer.parseInt(arguments[1]);
        StringBuilder text = new StringBuilder(lines * 55);
        for (int i = 0; i < lines; i++) {
            text.append(AccessGenerator.line(i));
        }
        AccessFile file = AccessFile.parse(text.toString().getBytes(StandardCharsets.US_ASCII));
        LiveCheck check = new LiveCheck(Rules.linter(), file, Site.UNKNOWN);
        Random random = new Random(1);
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < WARM_UP; i++) {
                nanos(check, kind, random);
            }
            long[] times = new long[edits];
            for (int i = 0; i < edits; i++) {
                times[i] = nanos(check, kind, random);
            }
            Arrays.sort(times);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %s | %.1f | %.1f |%n",
                    lines,
                    kind.words,
                    times[edits / 2] / 1e6,
                    times[edits - 1] / 1e6);
        }
    }

    private static long nanos(LiveCheck check, Kind kind, Random random) {
        AccessFile file = check.file();
        int number = 1 + random.nextInt(file.lineCount());
        Line line = file.line(number);
        String name = "new" + random.nextInt() + ".example.com";
        String left = line.text().substring(0, line.text().indexOf('\t'));
        AccessFile after = switch (kind) {
            case VALUE -> file.replace(number, List.of(new Line(left + "\tDISCARD", line.ending())));
            case KEY -> file.replace(number, List.of(new Line("From:" + name + "\tREJECT", line.ending())));
            case TLS -> file.replace(number, List.of(new Line("TLS_Srv:" + name + "\tVERIFY", line.ending())));
            case INSERT -> file.insert(number, List.of(new Line("Connect:" + name + "\tRELAY", LineEnding.LF)));
            case DELETE -> file.remove(number);
        };
        long start = System.nanoTime();
        check.edit(after, number, kind == Kind.INSERT ? 0 : 1, kind == Kind.DELETE ? 0 : 1);
        LintResult result = check.result();
        long time = System.nanoTime() - start;
        if (result.entries() == 0) {
            throw new IllegalStateException("nothing was checked");
        }
        return time;
    }
}
