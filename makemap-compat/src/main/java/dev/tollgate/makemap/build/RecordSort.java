package dev.tollgate.makemap.build;

import java.util.Arrays;

/** Sorts records by key, and records of the same key by their place in the input. */
public final class RecordSort {
    private static final int INSERTION = 12;

    private final Records records;
    private final byte[] bytes;
    private final int whenPrefix;
    private int[] buffer = new int[0];

    /** A sorter of {@code records}. */
    public RecordSort(Records records, PrefixOrder order) {
        this.records = records;
        this.bytes = records.bytes();
        this.whenPrefix = order == PrefixOrder.SHORTER_FIRST ? 1 : -1;
    }

    /** Sorts {@code offsets[from, to)}. */
    public void sort(int[] offsets, int from, int to) {
        if (to - from > INSERTION && buffer.length < offsets.length) {
            buffer = new int[offsets.length];
        }
        mergeSort(offsets, from, to);
    }

    private void mergeSort(int[] offsets, int from, int to) {
        if (to - from <= INSERTION) {
            insertionSort(offsets, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(offsets, from, middle);
        mergeSort(offsets, middle, to);
        if (compare(offsets[middle - 1], offsets[middle]) <= 0) {
            return;
        }
        System.arraycopy(offsets, from, buffer, from, middle - from);
        int left = from;
        int right = middle;
        int at = from;
        while (left < middle && right < to) {
            offsets[at++] = compare(buffer[left], offsets[right]) <= 0 ? buffer[left++] : offsets[right++];
        }
        System.arraycopy(buffer, left, offsets, at, middle - left);
    }

    private void insertionSort(int[] offsets, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int record = offsets[i];
            int at = i;
            while (at > from && compare(offsets[at - 1], record) > 0) {
                offsets[at] = offsets[at - 1];
                at--;
            }
            offsets[at] = record;
        }
    }

    /** Compares two records; never 0 for two different ones. */
    int compare(int a, int b) {
        int aStart = records.keyStart(a);
        int bStart = records.keyStart(b);
        int aLength = records.keyLength(a);
        int bLength = records.keyLength(b);
        int mismatch = Arrays.mismatch(bytes, aStart, aStart + aLength, bytes, bStart, bStart + bLength);
        if (mismatch < 0) {
            return Long.compare(records.sequence(a), records.sequence(b));
        }
        if (mismatch == Math.min(aLength, bLength)) {
            return (aLength - bLength) * whenPrefix;
        }
        return (bytes[aStart + mismatch] & 0xFF) - (bytes[bStart + mismatch] & 0xFF);
    }
}
