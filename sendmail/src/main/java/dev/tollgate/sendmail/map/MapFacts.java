package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.host.Fact;
import org.jspecify.annotations.Nullable;

/** What is known of maps without asking them. */
@FunctionalInterface
public interface MapFacts {
    /** What is known of a key; {@code null} where the map is to be asked. */
    @Nullable
    Fact fact(CfMap map, String key);
}
