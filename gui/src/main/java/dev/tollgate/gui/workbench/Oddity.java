package dev.tollgate.gui.workbench;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.source.AccessFile;
import java.util.Optional;

/**
 * What is odd about a file that was opened as an access text.
 *
 * @param kind what it looks like
 * @param nulLines how many of its lines hold a NUL byte
 */
record Oddity(Kind kind, int nulLines) {
    static final Oddity NONE = new Oddity(Kind.TEXT, 0);

    /** One control byte in so many is more than any text has, and less than compressed data have. */
    private static final int BYTES_PER_CONTROL = 20;

    enum Kind {
        TEXT,
        NUL,
        BINARY,
        UTF_16
    }

    static Oddity of(AccessFile content) {
        int nulLines = 0;
        long controls = 0;
        long bytes = 0;
        for (int number = 1; number <= content.lineCount(); number++) {
            String line = content.line(number).text();
            bytes += line.length() + 1;
            boolean nul = false;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c < ' ' && c != '\t') {
                    controls++;
                    nul |= c == 0;
                }
            }
            nulLines += nul ? 1 : 0;
        }
        if (nulLines == 0) {
            return NONE;
        }
        String first = content.line(1).text();
        if (first.startsWith("\u00ff\u00fe") || first.startsWith("\u00fe\u00ff")) {
            return new Oddity(Kind.UTF_16, nulLines);
        }
        return new Oddity(controls * BYTES_PER_CONTROL > bytes ? Kind.BINARY : Kind.NUL, nulLines);
    }

    /** What to tell about it. */
    Optional<String> words() {
        return switch (kind) {
            case TEXT -> Optional.empty();
            case NUL -> Optional.of(Texts.of("open.nul", nulLines));
            case BINARY -> Optional.of(Texts.of("open.binary", nulLines));
            case UTF_16 -> Optional.of(Texts.of("open.utf16"));
        };
    }
}
