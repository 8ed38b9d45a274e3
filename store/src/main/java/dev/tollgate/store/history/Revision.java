package dev.tollgate.store.history;

import java.time.Instant;

/**
 * One revision of a policy file.
 *
 * @param number counts from 1 per file
 * @param origin what happened
 * @param at when
 * @param user who
 * @param note why, empty when nothing was said
 * @param textDigest SHA-256 of the text, in lower-case hexadecimal
 * @param textLength the text's length in bytes
 * @param mapDigest SHA-256 of the map that was built, in lower-case hexadecimal; empty when none was
 */
public record Revision(
        int number,
        Origin origin,
        Instant at,
        String user,
        String note,
        String textDigest,
        int textLength,
        String mapDigest) {
    /** What made a revision. */
    public enum Origin {
        BUILD,
        SAVE,
        RESTORE
    }
}
