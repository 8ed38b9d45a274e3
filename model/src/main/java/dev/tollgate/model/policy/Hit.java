package dev.tollgate.model.policy;

import org.jspecify.annotations.Nullable;

/**
 * An entry that a lookup found.
 *
 * @param key the key as the source spells it
 * @param value the value as stored, one char per byte
 * @param line its line number from 1, or 0 if the source has no lines
 * @param place what else it is known by, such as its name in a directory; {@code null} for nothing
 */
public record Hit(
        String key, String value, int line, @Nullable String place) {
    /** An entry that is known by its line alone. */
    public Hit(String key, String value, int line) {
        this(key, value, line, null);
    }

    /** The same entry with another value. */
    public Hit withValue(String other) {
        return new Hit(key, other, line, place);
    }
}
