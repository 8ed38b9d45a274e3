package dev.tollgate.makemap.cdb;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.EntryBlock;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.build.ProblemLog;
import dev.tollgate.makemap.build.TaskQueue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a cdb, byte for byte as {@code cdb -c} and {@code makemap cdb} do. Records go to the file as they come, in the
 * order of the input; hash, position and line are kept of each until the tables are made from them.
 */
public final class CdbWriter implements MapWriter {
    /*
     * Repeated keys show up only while the tables are made, when records of equal hash meet. Maps have few of them, so
     * the common case pays nothing; if there are any, the records are moved together afterwards.
     */

    /** How many records get their slots in one go: what a few tables hold of them has to fit into memory. */
    private static final int RECORDS_AT_ONCE = 1 << 22;

    private final DuplicatePolicy policy;
    private final OutputFile file;
    private final Path spillDirectory;
    private final RecordIndex index;
    private final Map<Integer, Waiting> waiting = new HashMap<>();
    private int nextBlock;
    private long end = Cdb.RECORDS_START;

    /**
     * A writer to the empty file {@code out}, the one that {@link #finish} will be given.
     *
     * @param spillDirectory where a temporary file may be put when there are too many records
     */
    public CdbWriter(DuplicatePolicy policy, FileChannel out, Path spillDirectory) {
        this.policy = policy;
        this.file = new OutputFile(out);
        this.spillDirectory = spillDirectory;
        this.index = new RecordIndex(spillDirectory);
    }

    /** Entries whose place in the file depends on entries before them. */
    private record Waiting(EntryBlock block, RecordChunk records, long length) {}

    /** Entries and where the first of them goes. */
    private record Placed(EntryBlock block, long position, long length) {}

    @Override
    public void add(EntryBlock block) throws IOException {
        long length = 0;
        for (int i = 0; i < block.size(); i++) {
            length += Cdb.RECORD_HEADER + block.keyLength(i) + block.valueLength(i);
        }
        for (Placed placed : place(new Waiting(block, RecordChunk.of(block), length))) {
            file.write(records(placed), placed.position);
        }
    }

    private List<Placed> place(Waiting added) throws IOException {
        synchronized (waiting) {
            waiting.put(added.block.number(), added);
            List<Placed> placed = new ArrayList<>();
            for (Waiting next = waiting.remove(nextBlock); next != null; next = waiting.remove(nextBlock)) {
                next.records.move(end);
                index.add(next.records);
                placed.add(new Placed(next.block, end, next.length));
                end += next.length;
                nextBlock++;
            }
            if (end + 2L * Cdb.SLOT_SIZE * index.size() > Cdb.MAX_SIZE) {
                throw new IOException("File too large: a cdb must stay below 4 GiB");
            }
            return placed;
        }
    }

    private static ByteBuffer records(Placed placed) {
        EntryBlock block = placed.block;
        byte[] bytes = new byte[(int) placed.length];
        int at = 0;
        for (int i = 0; i < block.size(); i++) {
            int keyLength = block.keyLength(i);
            int valueLength = block.valueLength(i);
            putInt(bytes, at, keyLength);
            putInt(bytes, at + 4, valueLength);
            System.arraycopy(block.bytes(), block.keyStart(i), bytes, at + 8, keyLength);
            System.arraycopy(block.bytes(), block.valueStart(i), bytes, at + 8 + keyLength, valueLength);
            at += Cdb.RECORD_HEADER + keyLength + valueLength;
        }
        return ByteBuffer.wrap(bytes);
    }

    private static void putInt(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >>> 8);
        bytes[at + 2] = (byte) (value >>> 16);
        bytes[at + 3] = (byte) (value >>> 24);
    }

    @Override
    public long finish(FileChannel target, ProblemLog problems) throws IOException {
        synchronized (waiting) {
            DeadRecords dead = new DeadRecords();
            writeTables(index, policy == DuplicatePolicy.KEEP_ALL ? SameKeys.KEPT : SameKeys.FOUND, dead);
            if (dead.isEmpty()) {
                return index.size();
            }
            if (policy == DuplicatePolicy.FIRST_WINS) {
                report(dead, problems);
            }
            try (RecordIndex living = compact(dead)) {
                writeTables(living, SameKeys.KEPT, new DeadRecords());
                return living.size();
            }
        }
    }

    /** What to do about equal keys while tables are made. */
    private enum SameKeys {
        KEPT,
        FOUND
    }

    private void writeTables(RecordIndex records, SameKeys sameKeys, DeadRecords dead) throws IOException {
        ByteBuffer pointers = ByteBuffer.allocate(Cdb.RECORDS_START).order(ByteOrder.LITTLE_ENDIAN);
        long position = end;
        try (TaskQueue tasks = new TaskQueue()) {
            for (int first = 0; first < Cdb.TABLES; ) {
                int last = lastOfGroup(records, first);
                long[] group = records.inTables(first, last);
                int from = 0;
                for (int table = first; table < last; table++) {
                    int start = from;
                    int stop = from + records.inTable(table);
                    long place = position;
                    tasks.submit(() ->
                            file.write(slots(group, start, stop, sameKeys, dead).bytes(), place));
                    pointers.putInt((int) position).putInt(2 * (stop - start));
                    position += 2L * Cdb.SLOT_SIZE * (stop - start);
                    from = stop;
                }
                tasks.await();
                first = last;
            }
        }
        file.write(pointers.flip(), 0);
        file.truncate(position);
    }

    private static int lastOfGroup(RecordIndex records, int first) {
        int last = first + 1;
        long size = records.inTable(first);
        while (last < Cdb.TABLES && size + records.inTable(last) <= RECORDS_AT_ONCE) {
            size += records.inTable(last++);
        }
        return last;
    }

    private SlotTable slots(long[] records, int from, int to, SameKeys sameKeys, DeadRecords dead) throws IOException {
        SlotTable slots = new SlotTable(to - from);
        if (sameKeys == SameKeys.KEPT) {
            slots.addAll(records, from, to);
            return slots;
        }
        for (int i = from; i < to; i++) {
            int slot = slots.find(records[i], this::sameKey);
            if (slot < 0) {
                slots.set(~slot, records[i]);
            } else if (policy == DuplicatePolicy.FIRST_WINS) {
                dead.add(RecordIndex.position(records[i]));
            } else {
                dead.add(slots.position(slot));
                slots.set(slot, records[i]);
            }
        }
        return slots;
    }

    private boolean sameKey(long earlier, long later) throws IOException {
        return Arrays.equals(key(earlier), key(later));
    }

    private void report(DeadRecords dead, ProblemLog problems) throws IOException {
        index.forEach(chunk -> {
            for (int i = 0; i < chunk.size(); i++) {
                if (dead.contains(chunk.position(i))) {
                    byte[] key = key(chunk.position(i));
                    problems.duplicate(chunk.sequence(i), key, 0, key.length);
                }
            }
        });
    }

    private byte[] key(long position) throws IOException {
        byte[] key = new byte[file.read(position, 4).getInt()];
        file.read(position + Cdb.RECORD_HEADER, key.length).get(key);
        return key;
    }

    /** Moves the living records together. */
    private RecordIndex compact(DeadRecords dead) throws IOException {
        RecordIndex living = new RecordIndex(spillDirectory);
        Compaction compaction = new Compaction(file);
        index.forEach(chunk -> {
            RecordChunk kept = chunk.emptied();
            for (int i = 0; i < chunk.size(); i++) {
                long position = chunk.position(i);
                if (dead.contains(position)) {
                    compaction.drop(position);
                } else {
                    kept.add(chunk, i, compaction.keep(position));
                }
            }
            living.add(kept);
        });
        end = compaction.finish(end);
        return living;
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
