package dev.tollgate.makemap.db.write;

import static dev.tollgate.makemap.db.DbFormat.BTREE_DUPLICATES;
import static dev.tollgate.makemap.db.DbFormat.BTREE_MAGIC;
import static dev.tollgate.makemap.db.DbFormat.LEAF_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.META_FILE_ID;
import static dev.tollgate.makemap.db.DbFormat.META_FLAGS;
import static dev.tollgate.makemap.db.DbFormat.META_LAST_PAGE;
import static dev.tollgate.makemap.db.DbFormat.META_MAGIC;
import static dev.tollgate.makemap.db.DbFormat.META_MIN_KEY;
import static dev.tollgate.makemap.db.DbFormat.META_PAGE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.META_RECORD_PAD;
import static dev.tollgate.makemap.db.DbFormat.META_ROOT;
import static dev.tollgate.makemap.db.DbFormat.META_TYPE;
import static dev.tollgate.makemap.db.DbFormat.META_VERSION;
import static dev.tollgate.makemap.db.DbFormat.MIN_KEY;
import static dev.tollgate.makemap.db.DbFormat.PAGE_LSN_OFFSET;
import static dev.tollgate.makemap.db.DbFormat.PAGE_NEXT;
import static dev.tollgate.makemap.db.DbFormat.PAGE_PREVIOUS;
import static dev.tollgate.makemap.db.DbFormat.PAGE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.RECORD_PAD;
import static dev.tollgate.makemap.db.DbFormat.TYPE_BTREE_LEAF;
import static dev.tollgate.makemap.db.DbFormat.TYPE_BTREE_META;

import dev.tollgate.makemap.build.BlockStore;
import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.EntryBlock;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.build.PartitionStore;
import dev.tollgate.makemap.build.ProblemLog;
import dev.tollgate.makemap.build.TaskQueue;
import dev.tollgate.makemap.build.Turnstile;
import dev.tollgate.makemap.format.DbVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes Berkeley DB btree files in key order, every leaf filled to the last byte.
 *
 * <p>The pairs are divided into ranges of keys by a sample of the input. Each range is sorted and packed into leaves
 * alone, which keeps all cores busy; the ranges get their page numbers in key order, and the levels above the leaves are
 * written last.
 */
public final class DbBtreeWriter implements MapWriter {
    private static final long MAX_PAGE = 0xFFFF_FFFFL;
    private static final int ROOT = 1;

    private final DbVersion version;
    private final DuplicatePolicy policy;
    private final BlockStore blocks;
    private final PartitionStore store;
    private final KeyRanges ranges = new KeyRanges();

    /** @param spillDirectory where temporary files may be put when the pairs do not fit into memory */
    public DbBtreeWriter(DbVersion version, DuplicatePolicy policy, Path spillDirectory) {
        this.version = version;
        this.policy = policy;
        this.blocks = new BlockStore(spillDirectory);
        this.store = new PartitionStore(spillDirectory);
    }

    @Override
    public void add(EntryBlock block) throws IOException {
        ranges.observe(block);
        blocks.add(block);
    }

    @Override
    public long finish(FileChannel out, ProblemLog problems) throws IOException {
        byte[][] bounds = ranges.bounds();
        try (TaskQueue tasks = new TaskQueue()) {
            for (int i = 0; i < blocks.size(); i++) {
                int number = i;
                tasks.submit(() -> {
                    EntryBlock block = blocks.get(number);
                    store.add(block, KeyRanges.ranges(block, bounds));
                });
            }
            tasks.await();
        }
        blocks.clear();
        int parts = bounds.length + 1;
        if (parts > 1) {
            Turnstile pageNumbers = new Turnstile(ROOT + 1);
            List<BtreePartition> partitions = write(out, parts, pageNumbers, problems);
            if (partitions.stream().mapToInt(part -> part.leaves().count()).sum() > 1) {
                return finish(out, partitions, pageNumbers.next());
            }
            // So many repeated keys that one leaf, the root, has room for the rest.
            out.truncate(0);
        }
        BtreePartition all = new BtreePartition(store.load(0, 1), policy, parts > 1 ? ProblemLog.NONE : problems);
        Turnstile pageNumbers = new Turnstile(all.leaves().count() == 1 ? ROOT : ROOT + 1);
        all.write(out, pageNumbers, 0);
        return finish(out, List.of(all), pageNumbers.next());
    }

    private List<BtreePartition> write(FileChannel out, int parts, Turnstile pageNumbers, ProblemLog problems)
            throws IOException {
        BtreePartition[] done = new BtreePartition[parts];
        try (TaskQueue tasks = new TaskQueue()) {
            for (int i = 0; i < parts; i++) {
                int part = i;
                tasks.submit(() -> {
                    try {
                        BtreePartition partition =
                                new BtreePartition(store.load(part, PartitionStore.PARTITIONS), policy, problems);
                        partition.write(out, pageNumbers, part);
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
        return List.of(done);
    }

    private long finish(FileChannel out, List<BtreePartition> partitions, long nextPage) throws IOException {
        FileId id = new FileId("btree", version.btree(), policy);
        Separators leaves = new Separators();
        long pairs = 0;
        BtreePartition previous = null;
        for (BtreePartition partition : partitions) {
            pairs += partition.pairs();
            id.add(partition.checksum());
            if (partition.pairs() > 0) {
                join(out, previous, partition, leaves);
                previous = partition;
            }
        }
        if (nextPage > MAX_PAGE) {
            throw new IOException("the map would need more than 2^32 pages");
        }
        int end = (int) nextPage;
        if (leaves.count() > 1) {
            end = new BtreeLevels(out, end).write(leaves);
        } else if (leaves.count() == 0) {
            PageImage root = new PageImage(1, 1);
            root.start(0, TYPE_BTREE_LEAF, LEAF_LEVEL);
            root.number(0, ROOT);
            root.write(out, 0, 1, ROOT);
        }
        writeMeta(out, end - 1, id.bytes());
        return pairs;
    }

    private static void join(FileChannel out, @Nullable BtreePartition previous, BtreePartition next, Separators leaves)
            throws IOException {
        Separators own = next.leaves();
        byte[] first = own.key(0);
        int separator = first.length;
        byte[] last = previous == null ? null : previous.lastKey();
        if (previous != null && last != null) {
            separator = Separators.shortest(last, 0, last.length, first, 0, first.length);
            putNumber(out, previous.lastLeaf(), PAGE_NEXT, next.number(0));
            putNumber(out, next.number(0), PAGE_PREVIOUS, previous.lastLeaf());
        }
        leaves.add(next.number(own.page(0)), first, 0, separator);
        for (int i = 1; i < own.count(); i++) {
            leaves.add(next.number(own.page(i)), own.key(i));
        }
    }

    private static void putNumber(FileChannel out, int page, int field, int number) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, number);
        write(out, bytes, Integer.toUnsignedLong(page) * PAGE_SIZE + field);
    }

    private void writeMeta(FileChannel out, int lastPage, byte[] fileId) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(PAGE_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        page.putInt(PAGE_LSN_OFFSET, 1);
        page.putInt(META_MAGIC, BTREE_MAGIC);
        page.putInt(META_VERSION, version.btree());
        page.putInt(META_PAGE_SIZE, PAGE_SIZE);
        page.put(META_TYPE, (byte) TYPE_BTREE_META);
        page.putInt(META_LAST_PAGE, lastPage);
        page.putInt(META_FLAGS, policy == DuplicatePolicy.KEEP_ALL ? BTREE_DUPLICATES : 0);
        page.put(META_FILE_ID, fileId);
        page.putInt(META_MIN_KEY, MIN_KEY);
        page.putInt(META_RECORD_PAD, RECORD_PAD);
        page.putInt(META_ROOT, ROOT);
        write(out, page, 0);
    }

    private static void write(FileChannel out, ByteBuffer bytes, long position) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes, position + bytes.position());
        }
    }

    @Override
    public void close() throws IOException {
        blocks.close();
        store.close();
    }
}
