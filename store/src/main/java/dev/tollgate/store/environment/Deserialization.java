package dev.tollgate.store.environment;

import java.io.ObjectInputFilter;

/**
 * Berkeley DB keeps comparators as serialized objects and would read them from any store it is given: objects of any
 * class, before it has looked at anything else. Our stores hold none.
 */
public final class Deserialization {
    private Deserialization() {}

    /** No object is ever read in this process from now on. To be called first by every program. */
    public static void forbid() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter("!*"));
        }
    }
}
