package dev.tollgate.gui.document;

import dev.tollgate.model.source.ByteText;
import dev.tollgate.model.source.VisibleText;
import java.nio.charset.StandardCharsets;

/**
 * A line's bytes as people read and type them: UTF-8 where it is valid, ISO 8859-1 where it is not, and a picture
 * (U+2400 and up) for each control byte, so that a NUL can be seen. Other characters that are invisible or change the
 * direction of the text are shown as U+FFFD. Editing keeps the bytes of all text that was not
 * touched, whatever they are.
 */
public final class ShownText {
    private static final char PICTURES = '\u2400';
    private static final char DELETE_PICTURE = '\u2421';

    private ShownText() {}

    /** What is shown for {@code bytes}, a line held as ISO 8859-1 text. */
    public static String of(String bytes) {
        return isPlain(bytes) ? bytes : Decoded.of(bytes).text.toString();
    }

    /** The offset in the shown text of the byte at {@code offset} in {@code bytes}. */
    public static int shownOffset(String bytes, int offset) {
        return isPlain(bytes)
                ? offset
                : Decoded.of(bytes.substring(0, offset)).text.length();
    }

    /** The bytes that stand for text typed by a person. */
    public static String typed(String shown) {
        return ByteText.typed(shown);
    }

    /** The bytes after somebody has changed what is shown for {@code bytes} into {@code shown}. */
    public static String edited(String bytes, String shown) {
        if (isPlain(bytes)) {
            return typed(shown);
        }
        Decoded old = Decoded.of(bytes);
        String before = old.text.toString();
        int limit = Math.min(before.length(), shown.length());
        int prefix = 0;
        while (prefix < limit && before.charAt(prefix) == shown.charAt(prefix)) {
            prefix++;
        }
        while (prefix > 0 && old.byteOffset[prefix] < 0) {
            prefix--;
        }
        int suffix = 0;
        while (suffix < limit - prefix
                && before.charAt(before.length() - 1 - suffix) == shown.charAt(shown.length() - 1 - suffix)) {
            suffix++;
        }
        while (suffix > 0 && old.byteOffset[before.length() - suffix] < 0) {
            suffix--;
        }
        return bytes.substring(0, old.byteOffset[prefix])
                + typed(shown.substring(prefix, shown.length() - suffix))
                + bytes.substring(old.byteOffset[before.length() - suffix]);
    }

    private static boolean isPlain(String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /** Shown text, with the offset of the byte that each of its chars begins with; -1 inside a surrogate pair. */
    private static final class Decoded {
        private final StringBuilder text = new StringBuilder();
        private final int[] byteOffset;

        private Decoded(int size) {
            byteOffset = new int[size + 1];
        }

        static Decoded of(String bytes) {
            Decoded decoded = new Decoded(bytes.length());
            int at = 0;
            while (at < bytes.length()) {
                at += decoded.next(bytes, at);
            }
            decoded.byteOffset[decoded.text.length()] = bytes.length();
            return decoded;
        }

        private int next(String bytes, int at) {
            byteOffset[text.length()] = at;
            char first = bytes.charAt(at);
            if (first < 0x80) {
                text.append(ascii(first));
                return 1;
            }
            int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
            if (first >= 0xC2 && first <= 0xF4 && at + length <= bytes.length()) {
                String sequence = new String(
                        bytes.substring(at, at + length).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                if (sequence.codePointCount(0, sequence.length()) == 1 && sequence.charAt(0) != '\uFFFD') {
                    if (sequence.length() == 2) {
                        byteOffset[text.length() + 1] = -1;
                    }
                    // As long as what it stands for: offsets in the text have to meet.
                    boolean visible = VisibleText.isVisible(sequence.codePointAt(0));
                    text.append(visible ? sequence : "\uFFFD".repeat(sequence.length()));
                    return length;
                }
            }
            text.append(first < 0xA0 ? '\uFFFD' : first);
            return 1;
        }

        private static char ascii(char c) {
            if (c == 0x7F) {
                return DELETE_PICTURE;
            }
            return c < ' ' && c != '\t' && c != '\n' ? (char) (PICTURES + c) : c;
        }
    }
}
