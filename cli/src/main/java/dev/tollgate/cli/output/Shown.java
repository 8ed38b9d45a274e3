package dev.tollgate.cli.output;

import dev.tollgate.model.source.ByteText;
import dev.tollgate.model.source.VisibleText;

/**
 * Text of a file as people see it. Files are held as ISO 8859-1 (one char is one byte); what is valid UTF-8 is shown as
 * such, anything else byte by byte.
 */
public final class Shown {
    private Shown() {}

    /** {@code bytes}, one char each, as shown; what is longer than a byte is text already. */
    public static String text(String bytes) {
        return ByteText.shown(bytes);
    }

    /** {@link #text(String)} made visible, for where its width counts; an {@link Output} makes every line so. */
    public static String line(String bytes) {
        return VisibleText.of(text(bytes));
    }

    /** The bytes, one char each, of text that a user gave. */
    public static String bytes(String text) {
        return ByteText.typed(text);
    }

    /** The column, from 1 and in code points, of byte {@code offset} of the line {@code bytes}. */
    public static int column(String bytes, int offset) {
        int end = Math.min(offset, bytes.length());
        String shown = text(bytes);
        if (shown.equals(bytes)) {
            return end + 1;
        }
        int points = 0;
        for (int i = 0; i < end; i++) {
            if ((bytes.charAt(i) & 0xC0) != 0x80) {
                points++;
            }
        }
        return points + 1;
    }
}
