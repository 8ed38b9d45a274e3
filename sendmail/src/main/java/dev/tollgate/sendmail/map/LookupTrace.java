package dev.tollgate.sendmail.map;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Watches the lookups that rules make. */
@FunctionalInterface
public interface LookupTrace {
    /**
     * A lookup was made.
     *
     * @param arguments {@code %0}, {@code %1}, …
     * @param value what was found, {@code null} for nothing
     */
    void looked(CfMap map, String key, List<String> arguments, @Nullable String value);
}
