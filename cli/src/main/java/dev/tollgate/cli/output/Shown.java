package dev.tollgate.cli.output;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text of a file as people see it. Files are held as ISO 8859-1 (one char is one byte); what is valid UTF-8 is shown as
 * such, anything else byte by byte.
 */
public final class Shown {
    private Shown() {}

    /** {@code bytes}, one char each, as shown. */
    public static String text(String bytes) {
        if (isAscii(bytes)) {
            return bytes;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return bytes;
        }
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
        return isAscii(text) ? text : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
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

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7e) {
                return false;
            }
        }
        return true;
    }
}
