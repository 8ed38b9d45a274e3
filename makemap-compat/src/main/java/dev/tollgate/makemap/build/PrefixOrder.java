package dev.tollgate.makemap.build;

/** Which key comes first when one is the beginning of the other; otherwise keys are in the order of unsigned bytes. */
public enum PrefixOrder {
    /** The usual order: {@code a} before {@code ab}. */
    SHORTER_FIRST,
    /** The order within the pages of Berkeley DB hash files: {@code ab} before {@code a}. */
    LONGER_FIRST
}
