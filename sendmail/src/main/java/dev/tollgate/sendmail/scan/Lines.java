package dev.tollgate.sendmail.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a file as sendmail reads them into a buffer: a long one comes in pieces, a NUL ends one. */
public final class Lines {
    private static final int LONGEST = 2047;
    private static final int LONGEST_COLUMN = 256;

    private Lines() {}

    /** The lines without their newlines. */
    public static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            if (next - at > LONGEST) {
                next = at + LONGEST;
                end = next;
            }
            lines.add(Chars.untilNul(text.substring(at, end < 0 ? text.length() : end)));
            at = next;
        }
        return lines;
    }

    /** A column of a line, counted from 0; {@code delimiter} 0 means runs of white space. */
    public static @Nullable String column(String line, int column, char delimiter) {
        if (line.isEmpty() || line.charAt(0) == delimiter && column == 0) {
            return null;
        }
        int begin = column == 0 && delimiter == '\0' ? Chars.skipSpace(line, 0) : 0;
        for (int i = 0; i < column; i++) {
            begin = end(line, begin, delimiter);
            if (begin == line.length()) {
                return null;
            }
            begin++;
            if (delimiter == '\0') {
                begin = Chars.skipSpace(line, begin);
            }
        }
        int end = Math.min(end(line, begin, delimiter), begin + LONGEST_COLUMN);
        return line.substring(begin, end);
    }

    private static int end(String line, int from, char delimiter) {
        int end = from;
        while (end < line.length()
                && (delimiter == '\0' ? "\n\t ".indexOf(line.charAt(end)) < 0 : line.charAt(end) != delimiter)) {
            end++;
        }
        return end;
    }
}
