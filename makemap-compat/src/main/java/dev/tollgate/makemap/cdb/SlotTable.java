package dev.tollgate.makemap.cdb;

import java.io.IOException;
import java.util.Arrays;

/** One hash table while its records are being given slots. */
final class SlotTable {
    private static final int EMPTY = -1;

    private final int[] records;
    private final int[] next;

    /** A table with {@code slots} empty slots. */
    SlotTable(int slots) {
        records = new int[slots];
        next = new int[slots];
        Arrays.fill(records, EMPTY);
        for (int slot = 0; slot < slots; slot++) {
            next[slot] = slot;
        }
    }

    /** Decides whether two records of equal hash have the same key. */
    @FunctionalInterface
    interface SameKey {
        boolean test(int earlier, int later) throws IOException;
    }

    /** Puts {@code record} into the first empty slot of its chain, without looking at those it passes. */
    void add(int record, int hash) {
        records[takeEmpty((int) Cdb.firstSlot(hash, records.length))] = record;
    }

    /**
     * Looks for a record with the key of {@code record}.
     *
     * @return its slot, or the bitwise complement of the first empty slot
     */
    int find(int record, int hash, RecordIndex index, SameKey sameKey) throws IOException {
        int slot = (int) Cdb.firstSlot(hash, records.length);
        while (records[slot] != EMPTY) {
            if (index.hash(records[slot]) == hash && sameKey.test(records[slot], record)) {
                return slot;
            }
            slot = slot + 1 == records.length ? 0 : slot + 1;
        }
        return ~slot;
    }

    void set(int slot, int record) {
        records[slot] = record;
    }

    /** The record in {@code slot}, negative for none. */
    int record(int slot) {
        return records[slot];
    }

    int size() {
        return records.length;
    }

    /*
     * Thousands of values of one key would make the walk to the next empty slot quadratic. So every taken slot points
     * some way towards that slot, and each walk halves the way for the next.
     */
    private int takeEmpty(int start) {
        int slot = start;
        while (next[slot] != slot) {
            int further = next[next[slot]];
            next[slot] = further;
            slot = further;
        }
        next[slot] = slot + 1 == next.length ? 0 : slot + 1;
        return slot;
    }
}
