package dev.tollgate.makemap.build;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Sorts many records by key, shorter keys first. Beside each record's offset it keeps the eight bytes of the key after
 * what all keys have in common, so that nearly every comparison is one of two numbers that lie close to each other.
 */
public final class WordSort {
    private static final VarHandle BIG_ENDIAN_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int INSERTION = 12;

    private final RecordSort order;
    private final int[] offsets;
    private final long[] words;
    private final int[] offsetBuffer;
    private final long[] wordBuffer;

    private WordSort(Records records, int[] offsets) {
        this.order = new RecordSort(records, PrefixOrder.SHORTER_FIRST);
        this.offsets = offsets;
        this.words = new long[offsets.length];
        this.offsetBuffer = new int[offsets.length];
        this.wordBuffer = new long[offsets.length];
        int skip = commonPrefix(records, offsets);
        for (int i = 0; i < offsets.length; i++) {
            words[i] = word(records, offsets[i], skip);
        }
    }

    /** The offsets of all {@code records} in the order of their keys, those of the same key in their input order. */
    public static int[] sorted(Records records) {
        int[] offsets = records.offsets();
        new WordSort(records, offsets).sort(0, offsets.length);
        return offsets;
    }

    private static int commonPrefix(Records records, int[] offsets) {
        if (offsets.length == 0) {
            return 0;
        }
        byte[] bytes = records.bytes();
        int first = records.keyStart(offsets[0]);
        int common = records.keyLength(offsets[0]);
        for (int offset : offsets) {
            int start = records.keyStart(offset);
            int length = Math.min(common, records.keyLength(offset));
            int mismatch = Arrays.mismatch(bytes, first, first + length, bytes, start, start + length);
            common = mismatch < 0 ? length : mismatch;
        }
        return common;
    }

    /** Eight bytes of the key, zeros after its end, as a number that sorts like unsigned bytes. */
    private static long word(Records records, int record, int skip) {
        int start = records.keyStart(record) + skip;
        int length = records.keyLength(record) - skip;
        byte[] bytes = records.bytes();
        long word;
        if (start + Long.BYTES <= bytes.length) {
            word = (long) BIG_ENDIAN_LONG.get(bytes, start);
            if (length < Long.BYTES) {
                word = length == 0 ? 0 : word & -1L << 8 * (Long.BYTES - length);
            }
        } else {
            word = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                word = word << 8 | (i < length ? bytes[start + i] & 0xFF : 0);
            }
        }
        return word ^ Long.MIN_VALUE;
    }

    private void sort(int from, int to) {
        if (to - from <= INSERTION) {
            insertionSort(from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(from, middle);
        sort(middle, to);
        if (compare(words[middle - 1], offsets[middle - 1], middle) <= 0) {
            return;
        }
        System.arraycopy(offsets, from, offsetBuffer, from, middle - from);
        System.arraycopy(words, from, wordBuffer, from, middle - from);
        int left = from;
        int right = middle;
        for (int at = from; left < middle; at++) {
            if (right == to || compare(wordBuffer[left], offsetBuffer[left], right) <= 0) {
                words[at] = wordBuffer[left];
                offsets[at] = offsetBuffer[left++];
            } else {
                words[at] = words[right];
                offsets[at] = offsets[right++];
            }
        }
    }

    private void insertionSort(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long word = words[i];
            int offset = offsets[i];
            int at = i;
            while (at > from && compare(word, offset, at - 1) < 0) {
                words[at] = words[at - 1];
                offsets[at] = offsets[at - 1];
                at--;
            }
            words[at] = word;
            offsets[at] = offset;
        }
    }

    private int compare(long word, int offset, int other) {
        int difference = Long.compare(word, words[other]);
        return difference != 0 ? difference : order.compare(offset, offsets[other]);
    }
}
