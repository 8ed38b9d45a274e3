package dev.tollgate.store.history;

import java.time.Instant;

/** Unsaved work of an editor. */
public final class Draft {
    private final Instant at;
    private final String baseDigest;
    private final byte[] text;

    /**
     * Unsaved work.
     *
     * @param at when it was kept
     * @param baseDigest SHA-256 of the file's text that it began with, in lower-case hexadecimal
     * @param text the text
     */
    public Draft(Instant at, String baseDigest, byte[] text) {
        this.at = at;
        this.baseDigest = baseDigest;
        this.text = text.clone();
    }

    /** When it was kept. */
    public Instant at() {
        return at;
    }

    /** SHA-256 of the file's text that it began with, in lower-case hexadecimal. */
    public String baseDigest() {
        return baseDigest;
    }

    /** The text. */
    public byte[] text() {
        return text.clone();
    }
}
