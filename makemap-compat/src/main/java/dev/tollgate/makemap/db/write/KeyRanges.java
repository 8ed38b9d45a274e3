package dev.tollgate.makemap.db.write;

import dev.tollgate.makemap.build.EntryBlock;
import dev.tollgate.makemap.build.PartitionStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Divides the keys of a build into ranges of about the same size. The bounds are taken from a sample that depends on
 * nothing but the input, so that they are always the same for the same input.
 */
final class KeyRanges {
    private static final int SAMPLES_PER_BLOCK = 32;
    /** So much is sorted in one go; more would not stay in the processor's cache. */
    private static final int BYTES_PER_RANGE = 1 << 18;

    private final List<byte[]> sample = new ArrayList<>();
    private long bytes;

    /** Takes notice of a block. */
    void observe(EntryBlock block) {
        int size = block.size();
        int step = Math.max(1, size / SAMPLES_PER_BLOCK);
        long blockBytes = 0;
        List<byte[]> keys = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            blockBytes += block.keyLength(i) + block.valueLength(i);
            if (i % step == 0) {
                keys.add(Arrays.copyOfRange(block.bytes(), block.keyStart(i), block.keyStart(i) + block.keyLength(i)));
            }
        }
        synchronized (this) {
            sample.addAll(keys);
            bytes += blockBytes;
        }
    }

    /** The lowest key of each range but the first. */
    synchronized byte[][] bounds() {
        int ranges = (int) Math.max(1, Math.min(PartitionStore.PARTITIONS, bytes / BYTES_PER_RANGE));
        byte[][] sorted = sample.toArray(new byte[0][]);
        Arrays.sort(sorted, Arrays::compareUnsigned);
        byte[][] bounds = new byte[ranges - 1][];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = sorted[(int) ((long) sorted.length * (i + 1) / ranges)];
        }
        return bounds;
    }

    /** For each entry of {@code block} the number of its range. */
    static int[] ranges(EntryBlock block, byte[][] bounds) {
        int[] ranges = new int[block.size()];
        byte[] bytes = block.bytes();
        for (int i = 0; i < ranges.length; i++) {
            int start = block.keyStart(i);
            int end = start + block.keyLength(i);
            int low = 0;
            int high = bounds.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                byte[] bound = bounds[middle];
                if (Arrays.compareUnsigned(bytes, start, end, bound, 0, bound.length) < 0) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            ranges[i] = low;
        }
        return ranges;
    }
}
