package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.scan.Chars;
import java.util.ArrayList;
import java.util.List;

/** The lines of a file as sendmail reads them into a buffer: a long one comes in pieces, a NUL ends one. */
public final class Lines {
    private static final int LONGEST = 2047;

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
}
