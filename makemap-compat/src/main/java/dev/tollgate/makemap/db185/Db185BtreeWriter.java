package dev.tollgate.makemap.db185;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.EntryBlock;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.build.ProblemLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes db 1.85 btree files, little-endian: full leaves from left to right, then the levels above them. */
public final class Db185BtreeWriter implements MapWriter {
    private static final int PAGE_SIZE = 4096;
    private static final int LARGEST_KEY = BtreeFormat.overflowThreshold(PAGE_SIZE) - BtreeFormat.REFERENCE_SIZE;
    private static final int OVERFLOW_CAPACITY = PAGE_SIZE - BtreeFormat.HEADER_SIZE;

    private final DuplicatePolicy policy;
    private final List<EntryBlock> blocks = new ArrayList<>();

    /** A writer. */
    public Db185BtreeWriter(DuplicatePolicy policy) {
        this.policy = policy;
    }

    /** A page that is waiting for its number and its neighbors' numbers. */
    private static final class Child {
        private final BtreePage page;
        private final byte[] separator;

        Child(BtreePage page, byte[] separator) {
            this.page = page;
            this.separator = separator;
        }
    }

    @Override
    public void add(EntryBlock block) {
        synchronized (blocks) {
            blocks.add(block);
        }
    }

    @Override
    public long finish(FileChannel out, ProblemLog problems) throws IOException {
        SortedEntries entries;
        synchronized (blocks) {
            entries = SortedEntries.of(blocks, policy, problems);
        }
        new Output(out, policy).write(entries);
        return entries.size();
    }

    @Override
    public void close() {
        // Everything is in memory.
    }

    private static final class Output {
        private final FileChannel out;
        private final DuplicatePolicy policy;
        private int nextPage = BtreeFormat.ROOT + 1;

        Output(FileChannel out, DuplicatePolicy policy) {
            this.out = out;
            this.policy = policy;
        }

        void write(SortedEntries entries) throws IOException {
            List<Child> level = leaves(entries);
            while (level.size() > 1) {
                level = parents(level);
            }
            write(level.get(0).page.finish(BtreeFormat.ROOT, 0, 0), BtreeFormat.ROOT);
            ByteBuffer meta = ByteBuffer.allocate(PAGE_SIZE).order(ByteOrder.LITTLE_ENDIAN);
            meta.putInt(BtreeFormat.MAGIC).putInt(BtreeFormat.VERSION).putInt(PAGE_SIZE);
            meta.putInt(0).putInt(0);
            meta.putInt(policy == DuplicatePolicy.KEEP_ALL ? 0 : BtreeFormat.NO_DUPLICATES);
            write(meta.rewind(), 0);
        }

        private List<Child> leaves(SortedEntries entries) throws IOException {
            List<Child> leaves = new ArrayList<>();
            BtreePage leaf = new BtreePage(PAGE_SIZE, BtreeFormat.LEAF);
            leaves.add(new Child(leaf, new byte[0]));
            byte[] lastKey = new byte[0];
            for (int i = 0; i < entries.size(); i++) {
                byte[] key = entries.key(i);
                byte[] value = entries.value(i);
                boolean bigKey = key.length > LARGEST_KEY;
                byte[] storedKey = bigKey ? reference(key) : key;
                boolean bigData = storedKey.length + value.length > BtreeFormat.overflowThreshold(PAGE_SIZE);
                byte[] storedValue = bigData ? reference(value) : value;
                if (!leaf.fits(storedKey.length + storedValue.length)) {
                    leaf = new BtreePage(PAGE_SIZE, BtreeFormat.LEAF);
                    leaves.add(new Child(leaf, separator(lastKey, key)));
                }
                int flags = (bigKey ? BtreeFormat.BIG_KEY : 0) | (bigData ? BtreeFormat.BIG_DATA : 0);
                leaf.addLeafItem(storedKey, storedValue, flags);
                lastKey = key;
            }
            return leaves;
        }

        /** The shortest key that is above {@code left} and not above {@code right}. */
        private static byte[] separator(byte[] left, byte[] right) {
            int mismatch = Arrays.mismatch(left, right);
            return mismatch < 0 ? right : Arrays.copyOf(right, mismatch + 1);
        }

        /** Writes {@code level} to consecutive pages and makes the pages above it. */
        private List<Child> parents(List<Child> level) throws IOException {
            int first = nextPage;
            nextPage += level.size();
            List<Child> parents = new ArrayList<>();
            BtreePage parent = new BtreePage(PAGE_SIZE, BtreeFormat.INTERNAL);
            parents.add(new Child(parent, new byte[0]));
            for (int i = 0; i < level.size(); i++) {
                Child child = level.get(i);
                int number = first + i;
                int next = i + 1 < level.size() ? number + 1 : 0;
                write(child.page.finish(number, i == 0 ? 0 : number - 1, next), number);
                boolean bigKey = child.separator.length > LARGEST_KEY;
                byte[] stored = bigKey ? reference(child.separator) : child.separator;
                if (!parent.fits(stored.length)) {
                    parent = new BtreePage(PAGE_SIZE, BtreeFormat.INTERNAL);
                    parents.add(new Child(parent, child.separator));
                }
                parent.addInternalItem(stored, number, bigKey ? BtreeFormat.BIG_KEY : 0);
            }
            return parents;
        }

        private byte[] reference(byte[] item) throws IOException {
            int first = nextPage;
            for (int done = 0; done < item.length; done += OVERFLOW_CAPACITY) {
                int part = Math.min(OVERFLOW_CAPACITY, item.length - done);
                int number = nextPage++;
                ByteBuffer page = ByteBuffer.allocate(PAGE_SIZE).order(ByteOrder.LITTLE_ENDIAN);
                page.putInt(number).putInt(0).putInt(done + part < item.length ? nextPage : 0);
                page.putInt(BtreeFormat.OVERFLOW).putInt(0).put(item, done, part);
                write(page.rewind(), number);
            }
            return ByteBuffer.allocate(BtreeFormat.REFERENCE_SIZE)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(first)
                    .putInt(item.length)
                    .array();
        }

        private void write(ByteBuffer page, int number) throws IOException {
            long at = (long) number * PAGE_SIZE;
            while (page.hasRemaining()) {
                at += out.write(page, at);
            }
        }
    }
}
