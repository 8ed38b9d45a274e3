package dev.tollgate.model.policy;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The access map as rulesets see it: a key in, a value or nothing out. */
@FunctionalInterface
public interface Lookup {
    /** The value that stands for a lookup that failed for now; sendmail adds it to the key ({@code -T<TMPF>}). */
    String TEMPORARY_FAILURE = "<TMPF>";

    /** What stands in the place of an entry while the map cannot be read. */
    String OUTAGE = "the map, which cannot be read";

    /**
     * A map that cannot be read, such as one whose server is down: each lookup fails for now. What sendmail then has for
     * {@code %0} is the key.
     */
    Lookup UNAVAILABLE = key -> new Hit(key, "%0" + TEMPORARY_FAILURE, 0, OUTAGE);

    /** A map without entries. */
    Lookup EMPTY = key -> null;

    /**
     * The entry with this key.
     *
     * @param key one char per byte, at most 256 bytes; ASCII letters in lower case unless the map's declaration keeps
     *     case
     */
    @Nullable
    Hit get(String key);

    /**
     * The entry with the key that stands in {@code bytes} from {@code from} to {@code to}; the array is the caller's and
     * changes after the call.
     */
    default @Nullable Hit get(byte[] bytes, int from, int to) {
        return get(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }
}
