package dev.tollgate.model.lint.table;

/**
 * A hash table from 64-bit hashes to ints, on two arrays: twelve bytes a slot, so that a million entries fit into 24 MB. Two
 * keys with one hash would be taken for one; among a million keys that happens once in thirty million files.
 */
public final class KeyTable {
    /** What {@link #get} answers where there is nothing. Values are not negative. */
    public static final int NONE = -1;

    private static final int LEAST_SLOTS = 64;

    private long[] hashes;
    private int[] values;
    private int size;

    /** An empty table. */
    public KeyTable() {
        this(0);
    }

    /** An empty table with room for {@code expected} keys. */
    KeyTable(int expected) {
        int slots = LEAST_SLOTS;
        while (mostIn(slots) < expected) {
            slots *= 2;
        }
        hashes = new long[slots];
        values = new int[slots];
    }

    private static int mostIn(int slots) {
        return slots / 4 * 3;
    }

    /** The value under {@code hash}. */
    public int get(long hash) {
        int slot = slot(hashes, hash);
        return hashes[slot] == 0 ? NONE : values[slot];
    }

    /** Puts {@code value} under {@code hash} unless there is one; answers the one that was there. */
    public int putIfAbsent(long hash, int value) {
        int slot = slot(hashes, hash);
        if (hashes[slot] != 0) {
            return values[slot];
        }
        hashes[slot] = nonZero(hash);
        values[slot] = value;
        if (++size > mostIn(hashes.length)) {
            grow();
        }
        return NONE;
    }

    /** Puts {@code value} under {@code hash}. */
    public void put(long hash, int value) {
        if (putIfAbsent(hash, value) != NONE) {
            values[slot(hashes, hash)] = value;
        }
    }

    private void grow() {
        long[] wider = new long[hashes.length * 2];
        int[] widerValues = new int[wider.length];
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] != 0) {
                int slot = slot(wider, hashes[i]);
                wider[slot] = hashes[i];
                widerValues[slot] = values[i];
            }
        }
        hashes = wider;
        values = widerValues;
    }

    private static int slot(long[] hashes, long hash) {
        long wanted = nonZero(hash);
        int mask = hashes.length - 1;
        int slot = (int) (wanted ^ wanted >>> 32) & mask;
        while (hashes[slot] != 0 && hashes[slot] != wanted) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static long nonZero(long hash) {
        return hash == 0 ? 1 : hash;
    }
}
