package dev.tollgate.cli.output;

import dev.tollgate.model.source.ByteText;

/**
 * Text of a file as people see it. Files are held as ISO 8859-1 (one char is one byte); what is valid UTF-8 is shown as
 * such, anything else byte by byte.
 */
public final class Shown {
    private Shown() {}

    /** {@code bytes}, one char each, as shown. */
    public static String text(String bytes) {
        return ByteText.shown(bytes);
    }

    /** {@link #text(String)} with control characters made visible, for a line on a terminal. */
    public static String line(String bytes) {
        String text = text(bytes);
        StringBuilder visible = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            visible.append(c < ' ' && c != '\t' ? (char) (0x2400 + c) : c == 0x7f ? '\u2421' : isC1(c) ? '\ufffd' : c);
        }
        return visible.toString();
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

    private static boolean isC1(char c) {
        return c >= 0x80 && c < 0xA0;
    }
}
