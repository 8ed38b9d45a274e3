package dev.tollgate.makemap.build;

import java.io.IOException;
import java.util.Arrays;

/** Packs the pairs of an existing map into blocks. */
final class PairBlocks {
    private static final int PAIRS = 4096;

    private final MapWriter writer;
    private final int[] lengths = new int[2 * PAIRS];
    private byte[] bytes = new byte[BlockSource.BLOCK_SIZE];
    private int length;
    private int pairs;
    private int number;

    PairBlocks(MapWriter writer) {
        this.writer = writer;
    }

    void add(byte[] key, byte[] value) throws IOException {
        if (pairs == PAIRS || length + key.length + value.length > bytes.length) {
            flush();
        }
        int needed = key.length + value.length;
        if (needed > bytes.length) {
            bytes = new byte[needed];
        }
        System.arraycopy(key, 0, bytes, length, key.length);
        System.arraycopy(value, 0, bytes, length + key.length, value.length);
        length += needed;
        lengths[2 * pairs] = key.length;
        lengths[2 * pairs + 1] = value.length;
        pairs++;
    }

    /** Hands over what has been gathered; the number of blocks so far. */
    int flush() throws IOException {
        if (pairs > 0) {
            writer.add(EntryBlock.ofPairs(number++, Arrays.copyOf(bytes, length), lengths, pairs));
            length = 0;
            pairs = 0;
        }
        return number;
    }
}
