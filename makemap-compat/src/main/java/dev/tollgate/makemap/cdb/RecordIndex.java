package dev.tollgate.makemap.cdb;

import java.util.Arrays;

/** Hash and position of every record in file order, and the line each came from. */
final class RecordIndex {
    private int[] hashes = new int[1 << 12];
    private int[] positions = new int[1 << 12];
    private long[] sequences = new long[1 << 12];
    private int count;

    void add(int hash, long position, long sequence) {
        if (count == hashes.length) {
            int capacity = count + (count >> 1);
            hashes = Arrays.copyOf(hashes, capacity);
            positions = Arrays.copyOf(positions, capacity);
            sequences = Arrays.copyOf(sequences, capacity);
        }
        hashes[count] = hash;
        positions[count] = (int) position;
        sequences[count++] = sequence;
    }

    int size() {
        return count;
    }

    int hash(int record) {
        return hashes[record];
    }

    long position(int record) {
        return Integer.toUnsignedLong(positions[record]);
    }

    long sequence(int record) {
        return sequences[record];
    }

    /** The records of each table, table after table; {@code starts[t]} is where those of table t begin. */
    int[] byTable(int[] starts) {
        int[] next = new int[Cdb.TABLES];
        for (int i = 0; i < count; i++) {
            next[Cdb.table(hashes[i])]++;
        }
        int sum = 0;
        for (int table = 0; table < Cdb.TABLES; table++) {
            starts[table] = sum;
            sum += next[table];
            next[table] = starts[table];
        }
        starts[Cdb.TABLES] = sum;
        int[] records = new int[count];
        for (int i = 0; i < count; i++) {
            records[next[Cdb.table(hashes[i])]++] = i;
        }
        return records;
    }
}
