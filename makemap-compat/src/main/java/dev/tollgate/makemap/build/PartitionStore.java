package dev.tollgate.makemap.build;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all entries of a build, grouped by the low bits of a hash. What does not fit the memory allowance goes to a
 * temporary file beside the map.
 *
 * <p>The low bits are used because they stay meaningful whatever the number of buckets will be: that number is known
 * only after the last entry.
 */
public final class PartitionStore implements Closeable {
    /** Into how many parts the entries are divided; part of the definition of the output's page order. */
    public static final int PARTITIONS = 256;

    private static final int FIRST_SEGMENT = 1 << 11;
    private static final int FULL_SEGMENT = 1 << 16;

    private final SpillFile spill;
    private final Partition[] partitions = new Partition[PARTITIONS];
    private final AtomicLong memoryUsed = new AtomicLong();
    private final long memoryAllowed = SpillFile.memoryAllowance();

    /** A full stretch of records, in memory or, without bytes, in the temporary file. */
    private static final class Segment {
        final byte @Nullable [] bytes;
        final int length;
        final long position;

        Segment(byte @Nullable [] bytes, int length, long position) {
            this.bytes = bytes;
            this.length = length;
            this.position = position;
        }
    }

    private static final class Partition {
        final List<Segment> full = new ArrayList<>();
        byte[] open = new byte[0];
        int openLength;
        long length;
        int records;
    }

    /** A store that spills, when it has to, into a file in {@code spillDirectory}. */
    public PartitionStore(Path spillDirectory) {
        spill = new SpillFile(spillDirectory);
        for (int i = 0; i < PARTITIONS; i++) {
            partitions[i] = new Partition();
        }
    }

    /** Adds all entries of {@code block}; {@code hashes} has the hash of each, whose low bits name its partition. */
    public void add(EntryBlock block, int[] hashes) throws IOException {
        int[] first = new int[PARTITIONS];
        int[] next = new int[block.size()];
        for (int i = block.size() - 1; i >= 0; i--) {
            int partition = hashes[i] & (PARTITIONS - 1);
            next[i] = first[partition];
            first[partition] = i + 1;
        }
        for (int p = 0; p < PARTITIONS; p++) {
            if (first[p] == 0) {
                continue;
            }
            Partition partition = partitions[p];
            synchronized (partition) {
                for (int i = first[p]; i != 0; i = next[i - 1]) {
                    append(partition, block, i - 1, hashes[i - 1]);
                }
            }
        }
    }

    private void append(Partition partition, EntryBlock block, int entry, int hash) throws IOException {
        int size = Records.size(block.keyLength(entry), block.valueLength(entry));
        if (partition.open.length - partition.openLength < size) {
            newSegment(partition, size);
        }
        Records.write(partition.open, partition.openLength, hash, block, entry);
        partition.openLength += size;
        partition.length += size;
        partition.records++;
    }

    private void newSegment(Partition partition, int atLeast) throws IOException {
        if (partition.openLength > 0) {
            partition.full.add(close(partition.open, partition.openLength));
        }
        int capacity = (int) Math.min(FULL_SEGMENT, Math.max(FIRST_SEGMENT, partition.length));
        partition.open = new byte[Math.max(atLeast, capacity)];
        partition.openLength = 0;
        memoryUsed.addAndGet(partition.open.length);
    }

    private Segment close(byte[] bytes, int length) throws IOException {
        if (memoryUsed.get() <= memoryAllowed) {
            return new Segment(bytes, length, 0);
        }
        long position = spill.write(ByteBuffer.wrap(bytes, 0, length));
        memoryUsed.addAndGet(-bytes.length);
        return new Segment(null, length, position);
    }

    /** The entries of the partitions {@code first}, {@code first + step}, … */
    public Records load(int first, int step) throws IOException {
        long length = 0;
        int records = 0;
        for (int p = first; p < PARTITIONS; p += step) {
            length += partitions[p].length;
            records += partitions[p].records;
        }
        if (length > Integer.MAX_VALUE - 64) {
            throw new IOException("too many entries for one map: a 256th of them takes more than 2 GiB");
        }
        byte[] bytes = new byte[(int) length];
        int at = 0;
        for (int p = first; p < PARTITIONS; p += step) {
            for (Segment segment : partitions[p].full) {
                at = copy(segment, bytes, at);
            }
            System.arraycopy(partitions[p].open, 0, bytes, at, partitions[p].openLength);
            at += partitions[p].openLength;
        }
        return new Records(bytes, records);
    }

    private int copy(Segment segment, byte[] target, int at) throws IOException {
        byte[] bytes = segment.bytes;
        if (bytes != null) {
            System.arraycopy(bytes, 0, target, at, segment.length);
        } else {
            spill.read(ByteBuffer.wrap(target, at, segment.length), segment.position);
        }
        return at + segment.length;
    }

    @Override
    public void close() throws IOException {
        spill.close();
    }
}
