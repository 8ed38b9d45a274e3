package dev.tollgate.makemap.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Figures about a map file.
 *
 * @param format the file's format
 * @param figures the figures by name ("pages", "keys"), in the order in which they are best read; sizes in bytes
 */
public record MapStatistics(MapFormat format, Map<String, Long> figures) {
    /** Copies the figures. */
    public MapStatistics {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
