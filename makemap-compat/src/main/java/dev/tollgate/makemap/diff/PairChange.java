package dev.tollgate.makemap.diff;

import java.util.List;

/**
 * What has become of one key.
 *
 * @param key the key, one char per byte
 * @param before its values before, in their order; empty when it is new
 * @param after its values after; empty when it is gone
 */
public record PairChange(String key, List<String> before, List<String> after) {
    /** What has happened to a key. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** Copies the lists. */
    public PairChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** What has happened to the key. */
    public Kind kind() {
        if (before.isEmpty()) {
            return Kind.ADDED;
        }
        return after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
    }
}
