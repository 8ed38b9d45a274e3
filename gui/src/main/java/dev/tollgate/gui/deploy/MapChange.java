package dev.tollgate.gui.deploy;

import org.jspecify.annotations.Nullable;

/**
 * A difference between the text and the deployed map.
 *
 * @param key as the map holds it
 * @param deployed the value in the map; null when the map lacks the key
 * @param wanted the value that a map built from the text would hold; null when it would lack the key
 * @param line the entry's line number; 0 when the text has none
 */
public record MapChange(
        String key, @Nullable String deployed, @Nullable String wanted, int line) {}
