package dev.tollgate.makemap.cdb;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.EntryBlock;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.build.ProblemLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a cdb, byte for byte as {@code cdb -c} and {@code makemap cdb} do. Records go to the file as they come, in the
 * order of the input; eight bytes of hash and position are kept of each until the tables are made from them.
 */
public final class CdbWriter implements MapWriter {
    /*
     * Repeated keys show up only while the tables are made, when records of equal hash meet. Maps have few of them, so
     * the common case pays nothing; if there are any, the records are moved together afterwards.
     */
    private final DuplicatePolicy policy;
    private final FileChannel out;
    private final RecordIndex index = new RecordIndex();
    private final Map<Integer, Records> waiting = new HashMap<>();
    private int nextBlock;
    private long end = Cdb.RECORDS_START;

    /** A writer to the empty file {@code out}, the one that {@link #finish} will be given. */
    public CdbWriter(DuplicatePolicy policy, FileChannel out) {
        this.policy = policy;
        this.out = out;
    }

    /** A block's records as they stand in the file, and its entries. */
    private static final class Records {
        private final EntryBlock block;
        private final ByteBuffer bytes;
        private final int[] hashes;

        Records(EntryBlock block) {
            this.block = block;
            int size = 0;
            for (int i = 0; i < block.size(); i++) {
                size += Cdb.RECORD_HEADER + block.keyLength(i) + block.valueLength(i);
            }
            bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
            hashes = new int[block.size()];
            for (int i = 0; i < block.size(); i++) {
                hashes[i] = Cdb.hash(block.bytes(), block.keyStart(i), block.keyLength(i));
                bytes.putInt(block.keyLength(i)).putInt(block.valueLength(i));
                bytes.put(block.bytes(), block.keyStart(i), block.keyLength(i));
                bytes.put(block.bytes(), block.valueStart(i), block.valueLength(i));
            }
            bytes.flip();
        }
    }

    @Override
    public void add(EntryBlock block) throws IOException {
        Records records = new Records(block);
        synchronized (waiting) {
            waiting.put(block.number(), records);
            for (Records next = waiting.remove(nextBlock); next != null; next = waiting.remove(nextBlock)) {
                append(next);
                nextBlock++;
            }
        }
    }

    private void append(Records records) throws IOException {
        EntryBlock block = records.block;
        long slots = 2L * Cdb.SLOT_SIZE * (index.size() + block.size());
        if (end + records.bytes.remaining() + slots > Cdb.MAX_SIZE) {
            throw new IOException("File too large: a cdb must stay below 4 GiB");
        }
        long position = end;
        for (int i = 0; i < block.size(); i++) {
            index.add(records.hashes[i], position, block.sequence(i));
            position += Cdb.RECORD_HEADER + block.keyLength(i) + block.valueLength(i);
        }
        write(records.bytes, end);
        end = position;
    }

    @Override
    public long finish(FileChannel target, ProblemLog problems) throws IOException {
        synchronized (waiting) {
            BitSet dead = new BitSet();
            writeTables(index, policy == DuplicatePolicy.KEEP_ALL ? SameKeys.KEPT : SameKeys.FOUND, dead);
            if (dead.isEmpty()) {
                return index.size();
            }
            if (policy == DuplicatePolicy.FIRST_WINS) {
                report(dead, problems);
            }
            RecordIndex living = compact(dead);
            writeTables(living, SameKeys.KEPT, new BitSet());
            return living.size();
        }
    }

    /** What to do about equal keys while tables are made. */
    private enum SameKeys {
        KEPT,
        FOUND
    }

    private void writeTables(RecordIndex records, SameKeys sameKeys, BitSet dead) throws IOException {
        int[] starts = new int[Cdb.TABLES + 1];
        int[] byTable = records.byTable(starts);
        ByteBuffer pointers = buffer(Cdb.RECORDS_START);
        long position = end;
        for (int table = 0; table < Cdb.TABLES; table++) {
            int count = starts[table + 1] - starts[table];
            SlotTable slots = new SlotTable(2 * count);
            for (int i = starts[table]; i < starts[table + 1]; i++) {
                if (sameKeys == SameKeys.KEPT) {
                    slots.add(byTable[i], records.hash(byTable[i]));
                } else {
                    place(byTable[i], records, slots, dead);
                }
            }
            pointers.putInt((int) position).putInt(slots.size());
            write(slotBytes(records, slots), position);
            position += (long) slots.size() * Cdb.SLOT_SIZE;
        }
        write(pointers.flip(), 0);
        out.truncate(position);
    }

    private void place(int record, RecordIndex records, SlotTable slots, BitSet dead) throws IOException {
        int slot = slots.find(record, records.hash(record), records, this::sameKey);
        if (slot < 0) {
            slots.set(~slot, record);
        } else if (policy == DuplicatePolicy.FIRST_WINS) {
            dead.set(record);
        } else {
            dead.set(slots.record(slot));
            slots.set(slot, record);
        }
    }

    private static ByteBuffer slotBytes(RecordIndex records, SlotTable slots) {
        ByteBuffer bytes = buffer(slots.size() * Cdb.SLOT_SIZE);
        for (int slot = 0; slot < slots.size(); slot++) {
            int record = slots.record(slot);
            if (record >= 0) {
                bytes.putInt(records.hash(record)).putInt((int) records.position(record));
            } else {
                bytes.putLong(0);
            }
        }
        return bytes.flip();
    }

    private boolean sameKey(int earlier, int later) throws IOException {
        return Arrays.equals(key(index.position(earlier)), key(index.position(later)));
    }

    private void report(BitSet dead, ProblemLog problems) throws IOException {
        for (int record = dead.nextSetBit(0); record >= 0; record = dead.nextSetBit(record + 1)) {
            byte[] key = key(index.position(record));
            problems.duplicate(index.sequence(record), key, 0, key.length);
        }
    }

    private byte[] key(long position) throws IOException {
        byte[] key = new byte[read(position, 4).getInt()];
        read(position + Cdb.RECORD_HEADER, key.length).get(key);
        return key;
    }

    private RecordIndex compact(BitSet dead) throws IOException {
        RecordIndex living = new RecordIndex();
        long oldEnd = end;
        long to = Cdb.RECORDS_START;
        for (int record = 0; record < index.size(); record++) {
            long from = index.position(record);
            if (!dead.get(record)) {
                long next = record + 1 < index.size() ? index.position(record + 1) : oldEnd;
                if (to != from) {
                    write(read(from, (int) (next - from)), to);
                }
                living.add(index.hash(record), to, index.sequence(record));
                to += next - from;
            }
        }
        end = to;
        return living;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = buffer(length);
        while (bytes.hasRemaining()) {
            if (out.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("the file has lost its end while it was being written");
            }
        }
        return bytes.flip();
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += out.write(bytes, at);
        }
    }

    @Override
    public void close() {
        // The file is the caller's.
    }
}
