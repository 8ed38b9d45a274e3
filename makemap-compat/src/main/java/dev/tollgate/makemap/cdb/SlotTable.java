package dev.tollgate.makemap.cdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One hash table while its records are being given slots. No record is at position 0, so that marks an empty slot. */
final class SlotTable {
    private static final int FIELDS = Cdb.SLOT_SIZE / Integer.BYTES;
    private static final int HASH = 0;
    private static final int POSITION = 1;

    private final int[] fields;
    private final int slots;

    /** An empty table for {@code records} records. */
    SlotTable(int records) {
        slots = 2 * records;
        fields = new int[slots * FIELDS];
    }

    /** Decides whether two records of equal hash have the same key. */
    @FunctionalInterface
    interface SameKey {
        boolean test(long earlier, long later) throws IOException;
    }

    /** Gives all {@code records[from, to)} slots, those of the same key too. */
    void addAll(long[] records, int from, int to) {
        int[] next = new int[slots];
        for (int slot = 0; slot < slots; slot++) {
            next[slot] = slot;
        }
        for (int i = from; i < to; i++) {
            int hash = RecordIndex.hash(records[i]);
            int slot = takeEmpty(next, Cdb.firstSlot(hash, slots));
            assert position(slot) == 0 : "taken: " + slot;
            set(slot, hash, RecordIndex.position(records[i]));
        }
    }

    /*
     * Thousands of values of one key would make the walk to the next empty slot quadratic. So every taken slot points
     * some way towards that slot, and each walk halves the way for the next.
     */
    private static int takeEmpty(int[] next, int start) {
        int slot = start;
        while (next[slot] != slot) {
            int further = next[next[slot]];
            next[slot] = further;
            slot = further;
        }
        next[slot] = slot + 1 == next.length ? 0 : slot + 1;
        return slot;
    }

    /**
     * Looks for a record with the hash and key of {@code record}.
     *
     * @return its slot, or the bitwise complement of the first empty slot
     */
    int find(long record, SameKey sameKey) throws IOException {
        int hash = RecordIndex.hash(record);
        int slot = Cdb.firstSlot(hash, slots);
        while (fields[slot * FIELDS + POSITION] != 0) {
            if (fields[slot * FIELDS + HASH] == hash && sameKey.test(position(slot), RecordIndex.position(record))) {
                return slot;
            }
            slot = slot + 1 == slots ? 0 : slot + 1;
        }
        return ~slot;
    }

    /** Puts {@code record} into {@code slot}. */
    void set(int slot, long record) {
        set(slot, RecordIndex.hash(record), RecordIndex.position(record));
    }

    private void set(int slot, int hash, long position) {
        assert position != 0 : "position 0 marks an empty slot";
        fields[slot * FIELDS + HASH] = hash;
        fields[slot * FIELDS + POSITION] = (int) position;
    }

    /** The position of the record in {@code slot}; 0 for none. */
    long position(int slot) {
        return Integer.toUnsignedLong(fields[slot * FIELDS + POSITION]);
    }

    /** The table as it stands in the file. */
    ByteBuffer bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(slots * Cdb.SLOT_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(fields);
        return bytes;
    }
}
