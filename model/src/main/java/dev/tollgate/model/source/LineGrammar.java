package dev.tollgate.model.source;

/**
 * The variable parts of makemap's line grammar.
 *
 * @param separator the byte that separates key and value ({@code -t}), or {@link #WHITE_SPACE}
 * @param comment the byte that starts a comment line ({@code -D}), or {@link #NO_COMMENT}
 * @param foldCase whether A-Z in keys becomes a-z (off with {@code -f})
 * @param allowEmptyValue whether a key may stand without a value ({@code -e})
 */
public record LineGrammar(int separator, int comment, boolean foldCase, boolean allowEmptyValue) {
    /** Any run of C-locale white space separates key and value. */
    public static final int WHITE_SPACE = -1;

    /** No byte starts a comment line. */
    public static final int NO_COMMENT = -1;

    /** makemap without options. */
    public static final LineGrammar DEFAULT = new LineGrammar(WHITE_SPACE, '#', true, false);

    /** makemap's input buffer: a line may have two bytes less, newline not counted. */
    public static final int BUFFER_SIZE = 1024;

    /** The longest line, without its newline, that makemap takes. */
    public static final int MAX_LINE = BUFFER_SIZE - 2;

    /** Whether {@code b} separates key and value. */
    public boolean isSeparator(byte b) {
        return separator == WHITE_SPACE ? isSpace(b) : (b & 0xFF) == separator;
    }

    /** C-locale {@code isspace}: space, HT, LF, VT, FF, CR. */
    public static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    /** A-Z to a-z; every other byte, also one of a UTF-8 sequence, unchanged. */
    public static byte fold(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
    }

    /** {@link #fold(byte)} for a whole key held as ISO 8859-1 text. */
    public static String fold(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) >= 'A' && key.charAt(i) <= 'Z') {
                return foldFrom(key, i);
            }
        }
        return key;
    }

    private static String foldFrom(String key, int first) {
        StringBuilder folded = new StringBuilder(key);
        for (int i = first; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                folded.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return folded.toString();
    }
}
