package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Lookup;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A map some keys of which have other values.
 *
 * @param map the map as it is
 * @param changes the keys, folded, that differ, with what they have now
 */
record Overlay(Lookup map, Map<String, Optional<Hit>> changes) implements Lookup {
    @Override
    public @Nullable Hit get(String key) {
        Optional<Hit> changed = changes.get(key);
        return changed == null ? map.get(key) : changed.orElse(null);
    }
}
