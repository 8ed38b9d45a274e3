package dev.tollgate.makemap.db.write;

import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.PAGE_SIZE;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.EntryBlock;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.build.PartitionStore;
import dev.tollgate.makemap.build.ProblemLog;
import dev.tollgate.makemap.build.TaskQueue;
import dev.tollgate.makemap.build.Turnstile;
import dev.tollgate.makemap.db.DbFormat;
import dev.tollgate.makemap.db.DbHash;
import dev.tollgate.makemap.format.DbVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes Berkeley DB hash files in one pass over the pairs.
 *
 * <p>The number of buckets is the smallest power of two at which the pairs fill the buckets' pages to at most 100 %, so
 * bucket {@code b} is page {@code b + 1} and everything else follows the bucket pages: smaller and with shorter chains
 * than a file that grew by splitting. The pairs are divided by the low bits of their hash into partitions; each
 * partition owns every {@value dev.tollgate.makemap.build.PartitionStore#PARTITIONS}th bucket, is sorted and packed
 * alone, and gets its overflow pages in the order of the partitions, which makes the bytes independent of threads.
 */
public final class DbHashWriter implements MapWriter {
    private static final int MIN_BUCKETS = 2;
    private static final int MAX_BUCKETS = 1 << 30;
    private static final long MAX_PAGE = 0xFFFF_FFFFL;

    private final DbVersion version;
    private final DuplicatePolicy policy;
    private final PartitionStore store;
    private final AtomicLong offered = new AtomicLong();

    /** @param spillDirectory where a temporary file may be put when the pairs do not fit into memory */
    public DbHashWriter(DbVersion version, DuplicatePolicy policy, Path spillDirectory) {
        this.version = version;
        this.policy = policy;
        this.store = new PartitionStore(spillDirectory);
    }

    @Override
    public void add(EntryBlock block) throws IOException {
        int[] hashes = new int[block.size()];
        long load = 0;
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = DbHash.of(block.bytes(), block.keyStart(i), block.keyLength(i));
            load += HashPacker.load(block.keyLength(i), block.valueLength(i));
        }
        offered.addAndGet(load);
        store.add(block, hashes);
    }

    @Override
    public long finish(FileChannel out, ProblemLog problems) throws IOException {
        int buckets = buckets(offered.get());
        Result result = write(out, buckets, problems);
        int wanted = buckets(result.load);
        if (wanted != buckets) {
            // Many repeated keys: with so many fewer pairs the file must be laid out anew.
            out.truncate(0);
            result = write(out, wanted, ProblemLog.NONE);
        }
        return result.pairs;
    }

    private static int buckets(long load) {
        int buckets = MIN_BUCKETS;
        while (buckets < MAX_BUCKETS && load > (long) buckets * (PAGE_SIZE - PAGE_INDEX)) {
            buckets *= 2;
        }
        return buckets;
    }

    private record Result(long pairs, long load) {}

    private Result write(FileChannel out, int buckets, ProblemLog problems) throws IOException {
        int parts = Math.min(PartitionStore.PARTITIONS, buckets);
        Turnstile pageNumbers = new Turnstile(buckets + 1L);
        HashPartition[] done = new HashPartition[parts];
        try (TaskQueue tasks = new TaskQueue()) {
            for (int i = 0; i < parts; i++) {
                int part = i;
                tasks.submit(() -> {
                    try {
                        HashPartition partition = new HashPartition(part, parts, buckets / parts, policy);
                        partition.pack(store.load(part, parts), DbFormat.hashPageType(version), problems);
                        partition.write(out, pageNumbers);
                        done[part] = partition;
                    } finally {
                        if (done[part] == null) {
                            pageNumbers.breakDown();
                        }
                    }
                });
            }
            tasks.await();
        }
        long lastPage = pageNumbers.next() - 1;
        if (lastPage > MAX_PAGE) {
            throw new IOException("the map would need more than 2^32 pages");
        }
        long pairs = 0;
        long load = 0;
        FileId id = new FileId("hash", version.hash(), policy);
        for (HashPartition partition : done) {
            pairs += partition.pairs();
            load += partition.load();
            id.add(partition.checksum());
        }
        ByteBuffer meta = HashMeta.page(version, policy, buckets, (int) lastPage, pairs, id.bytes());
        while (meta.hasRemaining()) {
            out.write(meta, meta.position());
        }
        return new Result(pairs, load);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
