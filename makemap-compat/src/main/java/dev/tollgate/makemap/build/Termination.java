package dev.tollgate.makemap.build;

/** Whether keys and values end with a NUL byte in the map. */
public enum Termination {
    /** Just the bytes of the text. */
    PLAIN,
    /** A NUL byte after key and value ({@code makemap -N}). */
    NUL
}
