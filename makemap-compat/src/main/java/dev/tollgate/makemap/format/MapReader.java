package dev.tollgate.makemap.format;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open map file. Keys and values are the bytes in the file, a trailing NUL written by {@code makemap -N} included.
 * Damage that is met on the way is reported as {@link MapFormatException}, never as a missing key. A reader may be used
 * by several threads at once.
 */
public interface MapReader extends Closeable {
    /** The format of the file. */
    MapFormat format();

    /** The value of {@code key}, the first one where the map holds several, or null without one. */
    byte @Nullable [] get(byte[] key) throws IOException;

    /** Hands over all pairs in the order of the file; the values of a repeated key in the order they were stored. */
    void forEach(PairConsumer pairs) throws IOException;

    /** The map as one that can be summed; empty for a format in which only lookups tell what they find. */
    default Optional<SummedMap> summed() {
        return Optional.empty();
    }
}
