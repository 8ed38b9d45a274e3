package dev.tollgate.makemap.cdb;

import dev.tollgate.makemap.build.EntryBlock;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;

/** Hash, place and line of each record of a stretch of the file, in file order. */
final class RecordChunk {
    private static final int COLUMNS = 3;

    private final int block;
    private final int[] hashes;
    private final int[] positions;
    private final int[] lines;
    private int size;

    private RecordChunk(int block, int capacity) {
        this.block = block;
        hashes = new int[capacity];
        positions = new int[capacity];
        lines = new int[capacity];
    }

    /** The records that {@code entries} will be, if the first of them is at 0. */
    static RecordChunk of(EntryBlock entries) {
        RecordChunk chunk = new RecordChunk(entries.number(), entries.size());
        long at = 0;
        for (int i = 0; i < entries.size(); i++) {
            int keyLength = entries.keyLength(i);
            chunk.add(Cdb.hash(entries.bytes(), entries.keyStart(i), keyLength), at, (int) entries.sequence(i));
            at += Cdb.RECORD_HEADER + keyLength + entries.valueLength(i);
        }
        return chunk;
    }

    /** A chunk of the same block without records, and with room for all of this one's. */
    RecordChunk emptied() {
        return new RecordChunk(block, size);
    }

    /** Adds record {@code i} of {@code other}, which has moved to {@code position}. */
    void add(RecordChunk other, int i, long position) {
        add(other.hashes[i], position, other.lines[i]);
    }

    private void add(int hash, long position, int line) {
        hashes[size] = hash;
        positions[size] = (int) position;
        lines[size++] = line;
    }

    /** Moves all records {@code distance} bytes on. */
    void move(long distance) {
        for (int i = 0; i < size; i++) {
            positions[i] += (int) distance;
        }
    }

    int size() {
        return size;
    }

    int hash(int i) {
        return hashes[i];
    }

    long position(int i) {
        return Integer.toUnsignedLong(positions[i]);
    }

    long sequence(int i) {
        return EntryBlock.sequence(block, lines[i]);
    }

    /** The length of {@link #pack()}'s result. */
    int packedLength() {
        return COLUMNS * Integer.BYTES * size;
    }

    /** The chunk as bytes. */
    ByteBuffer pack() {
        ByteBuffer packed = ByteBuffer.allocate(packedLength());
        packed.asIntBuffer().put(hashes, 0, size).put(positions, 0, size).put(lines, 0, size);
        return packed;
    }

    /** What {@link #pack()} made of a chunk of block {@code block}. */
    static RecordChunk unpack(int block, ByteBuffer packed) {
        IntBuffer columns = packed.asIntBuffer();
        RecordChunk chunk = new RecordChunk(block, columns.remaining() / COLUMNS);
        columns.get(chunk.hashes).get(chunk.positions).get(chunk.lines);
        chunk.size = chunk.hashes.length;
        return chunk;
    }

    int block() {
        return block;
    }
}
