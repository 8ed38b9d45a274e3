package dev.tollgate.sendmail.map;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class of maps. */
interface MapClass {
    /** Its name in the configuration. */
    String name();

    /** Whether it can hold aliases. */
    default boolean holdsAliases() {
        return false;
    }

    /** Reads a map's arguments; false if they make no map. Faults are said. */
    boolean parse(CfMap map, String arguments);

    /** Opens a map; false if that fails, which is said where the map is needed. */
    default boolean open(CfMap map) {
        return true;
    }

    /**
     * Looks a key up in an open map.
     *
     * @param arguments {@code %0} and those of the rule; {@code null} where there are none to put into the value
     */
    Found lookup(CfMap map, String key, @Nullable List<String> arguments);

    /**
     * What a lookup found.
     *
     * @param value the value, {@code null} for none
     * @param status one of {@code sysexits.h}
     */
    record Found(@Nullable String value, int status) {
        static Found none(int status) {
            return new Found(null, status);
        }

        static Found value(String value) {
            return new Found(value, 0);
        }
    }
}
