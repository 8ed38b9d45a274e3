package dev.tollgate.model.policy;

import org.jspecify.annotations.Nullable;

/**
 * One lookup that sendmail makes.
 *
 * @param key the key with its tag as sendmail's configuration spells it, before folding
 * @param hit what was found, or {@code null}
 */
public record Probe(String key, @Nullable Hit hit) {
    /** The value found, or {@code null}. */
    public @Nullable String value() {
        return hit == null ? null : hit.value();
    }
}
