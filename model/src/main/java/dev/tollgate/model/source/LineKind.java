package dev.tollgate.model.source;

/** What makemap makes of one line. */
public enum LineKind {
    /** The comment character is the very first byte. */
    COMMENT,
    /** No byte at all. */
    EMPTY,
    /** A key and a value (or only a key where empty values are allowed). */
    ENTRY,
    /** Longer than makemap's buffer, or cut by a NUL byte: makemap drops it with "line too long". */
    TOO_LONG,
    /** White space in front: makemap drops it with "syntax error (leading space)". */
    LEADING_SPACE,
    /** A key alone: makemap drops it with "no RHS for LHS". */
    NO_VALUE
}
