package dev.tollgate.makemap.build;

/** What becomes of a key that comes again. */
public enum DuplicatePolicy {
    /** The first value stays, every later one is a problem to report (makemap without options). */
    FIRST_WINS,
    /** The last value replaces the others ({@code makemap -r}). */
    LAST_WINS,
    /** All values are stored in the order of the input ({@code makemap -d}). */
    KEEP_ALL
}
