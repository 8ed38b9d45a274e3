package dev.tollgate.makemap.format;

import java.io.IOException;

/** Takes the pairs of a map, one after the other. */
@FunctionalInterface
public interface PairConsumer {
    /** Takes one pair; both arrays are the taker's to keep. */
    void accept(byte[] key, byte[] value) throws IOException;
}
