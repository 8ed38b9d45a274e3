package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.host.Fact;
import org.jspecify.annotations.Nullable;

/** What is known of maps without asking them. */
@FunctionalInterface
public interface MapFacts {
    /** What is known of a key; {@code null} where the map is to be asked. */
    @Nullable
    Fact fact(CfMap map, String key);

    /** Whether anything may be known of a map's keys; what is answered holds as long as the map is of the same class. */
    default boolean mayKnow(CfMap map) {
        return true;
    }

    /** What the answers depend on besides the key; as long as it is equal, so are they. */
    default String context() {
        return "";
    }
}
