package dev.tollgate.model.source;

/**
 * Text of which nothing is invisible and nothing commands a terminal. A control character of ASCII becomes its picture
 * (U+2400 and up), and {@code <U+202E>} stands for anything else that is not seen: the C1 controls, marks of direction and
 * other format characters, separators of lines and paragraphs, half a surrogate pair. Tabs stay. What is visible already
 * is not changed again.
 */
public final class VisibleText {
    private static final char PICTURES = '\u2400';
    private static final char DELETE_PICTURE = '\u2421';
    private static final int DELETE = 0x7F;

    private VisibleText() {}

    /** {@code text} made visible. */
    public static String of(String text) {
        int first = firstInvisible(text);
        if (first == text.length()) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16).append(text, 0, first);
        int at = first;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            append(visible, point);
            at += Character.charCount(point);
        }
        return visible.toString();
    }

    private static int firstInvisible(String text) {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (!isVisible(point)) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private static void append(StringBuilder visible, int point) {
        if (isVisible(point)) {
            visible.appendCodePoint(point);
        } else if (point < ' ') {
            visible.append((char) (PICTURES + point));
        } else if (point == DELETE) {
            visible.append(DELETE_PICTURE);
        } else {
            visible.append("<U+%04X>".formatted(point));
        }
    }

    /** Whether {@code point} is seen as something, or is a tab. */
    public static boolean isVisible(int point) {
        if (point < DELETE) {
            return point >= ' ' || point == '\t';
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    /** Whether {@code point} changes the direction in which text is shown (Unicode, UAX 9), so that it reads otherwise. */
    public static boolean isDirectionMark(int point) {
        return point == 0x061C
                || point == 0x200E
                || point == 0x200F
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069;
    }
}
