package dev.tollgate.model.source;

/**
 * What a glance at a line shows that is not so with most lines. A line without any of these is an entry, a comment or
 * empty, printable ASCII and tabs throughout, and complete.
 */
public enum LineTrait {
    /** The first line of the file. */
    FIRST(1 << 0),
    /** White space at the beginning: makemap drops the line. */
    INDENTED(1 << 1),
    /** A key without a value. */
    NO_VALUE(1 << 2),
    /** A byte that is neither a printable ASCII character nor a tab. */
    ODD_BYTE(1 << 3),
    /** Longer than what makemap reads. */
    TOO_LONG(1 << 4),
    /** White space or a backslash at the end, or an indented line below: the next line may be meant as its rest. */
    OPEN_END(1 << 5),
    /** Any ending but a single LF. */
    ODD_ENDING(1 << 6),
    /** A character at the beginning with which comments and marks of other programs begin. */
    MARK(1 << 7);

    private static final String MARKS = ";/-!<>|=dDrR";

    private final int bit;

    LineTrait(int bit) {
        this.bit = bit;
    }

    /** One bit, another for each trait. */
    public int bit() {
        return bit;
    }

    /** This trait's bit where {@code is}, otherwise none. */
    int when(boolean is) {
        return is ? bit : 0;
    }

    static boolean isMark(byte first) {
        return MARKS.indexOf(first) >= 0;
    }
}
