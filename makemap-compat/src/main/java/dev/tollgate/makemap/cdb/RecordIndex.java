package dev.tollgate.makemap.cdb;

import dev.tollgate.makemap.build.SpillFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All records of a file in file order; what does not fit into memory is kept in a temporary file. */
final class RecordIndex implements Closeable {
    private final SpillFile spill;
    /** Half of what is allowed, because there are two indexes while records are moved together. */
    private final long memoryAllowed = SpillFile.memoryAllowance() / 2;

    private final List<Kept> chunks = new ArrayList<>();
    private final int[] inTable = new int[Cdb.TABLES];
    private long memoryUsed;
    private long size;

    /** A chunk in memory, or where it lies in the temporary file. */
    private record Kept(@Nullable RecordChunk chunk, int block, long position, int length) {}

    /** @param spillDirectory where the temporary file may be put */
    RecordIndex(Path spillDirectory) {
        spill = new SpillFile(spillDirectory);
    }

    /** Does something with a chunk. */
    @FunctionalInterface
    interface ChunkConsumer {
        void accept(RecordChunk chunk) throws IOException;
    }

    /** Adds the records that follow those added before. */
    void add(RecordChunk chunk) throws IOException {
        for (int i = 0; i < chunk.size(); i++) {
            inTable[Cdb.table(chunk.hash(i))]++;
        }
        size += chunk.size();
        int length = chunk.packedLength();
        if (memoryUsed + length <= memoryAllowed) {
            memoryUsed += length;
            chunks.add(new Kept(chunk, chunk.block(), 0, length));
        } else {
            chunks.add(new Kept(null, chunk.block(), spill.write(chunk.pack()), length));
        }
    }

    /** The number of records. */
    long size() {
        return size;
    }

    /** The number of records of a table. */
    int inTable(int table) {
        return inTable[table];
    }

    /** Goes through all records. */
    void forEach(ChunkConsumer consumer) throws IOException {
        for (Kept kept : chunks) {
            RecordChunk chunk = kept.chunk;
            if (chunk == null) {
                ByteBuffer packed = ByteBuffer.allocate(kept.length);
                spill.read(packed, kept.position);
                chunk = RecordChunk.unpack(kept.block, packed.flip());
            }
            consumer.accept(chunk);
        }
    }

    /** The records of the tables {@code [from, to)}, table after table, each as its {@link #hash} and {@link #position}. */
    long[] inTables(int from, int to) throws IOException {
        int[] next = new int[Cdb.TABLES];
        int sum = 0;
        for (int table = from; table < to; table++) {
            next[table] = sum;
            sum += inTable[table];
        }
        long[] records = new long[sum];
        forEach(chunk -> {
            for (int i = 0; i < chunk.size(); i++) {
                int hash = chunk.hash(i);
                int table = Cdb.table(hash);
                if (table >= from && table < to) {
                    records[next[table]++] = (long) hash << 32 | chunk.position(i);
                }
            }
        });
        return records;
    }

    static int hash(long record) {
        return (int) (record >>> 32);
    }

    static long position(long record) {
        return record & 0xFFFF_FFFFL;
    }

    @Override
    public void close() throws IOException {
        spill.close();
    }
}
