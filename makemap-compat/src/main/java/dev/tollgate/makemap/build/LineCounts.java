package dev.tollgate.makemap.build;

import java.util.Arrays;

/** The number of lines in each block. */
final class LineCounts {
    private int[] counts = new int[64];

    synchronized void set(int block, int lines) {
        if (block >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(block + 1, counts.length * 2));
        }
        counts[block] = lines;
    }

    /** For each block the number of lines before it. */
    synchronized long[] before() {
        long[] before = new long[counts.length];
        for (int i = 1; i < before.length; i++) {
            before[i] = before[i - 1] + counts[i - 1];
        }
        return before;
    }

    synchronized long total() {
        return Arrays.stream(counts).asLongStream().sum();
    }
}
