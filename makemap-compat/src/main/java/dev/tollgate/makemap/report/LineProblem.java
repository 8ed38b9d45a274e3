package dev.tollgate.makemap.report;

/**
 * A line whose entry did not get into the map.
 *
 * @param line the line's number as makemap counts: the rest of an over-long line is a line of its own
 * @param kind what is wrong
 * @param key the key as it would be stored, as ISO 8859-1 text (one char is one byte), but without the NUL of
 *     {@link dev.tollgate.makemap.build.Termination#NUL}; empty for lines without one
 */
public record LineProblem(long line, Kind kind, String key) {
    /** What can be wrong with a line. */
    public enum Kind {
        /** Does not fit makemap's line buffer, or holds a NUL byte. */
        LINE_TOO_LONG,
        /** Begins with white space. */
        LEADING_SPACE,
        /** A key alone. */
        NO_VALUE,
        /** A key that the map has already. */
        DUPLICATE_KEY
    }
}
