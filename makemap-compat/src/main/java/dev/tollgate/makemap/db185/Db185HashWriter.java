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
import java.util.List;

/**
 * Writes db 1.85 hash files, little-endian, in one pass: the buckets are chosen so that an average one fills its page,
 * and the overflow pages, which lie between the buckets, are counted before anything is written.
 */
public final class Db185HashWriter implements MapWriter {
    private static final int PAGE_SIZE = 4096;
    private static final int HEADER_PAGES = 1;
    private static final int CAPACITY = PAGE_SIZE - HashPage.META;

    /** A pair's slots and the room for a link must be left on a page. */
    private static final int LARGEST_PAIR = CAPACITY - 2 * HashPage.SLOTS;

    /** One bitmap page knows so many overflow pages. */
    private static final int MAX_OVERFLOW = 8 * PAGE_SIZE - 1;

    private final DuplicatePolicy policy;
    private final List<EntryBlock> blocks = new ArrayList<>();

    /** A writer; the format has no repeated keys, so {@link DuplicatePolicy#KEEP_ALL} keeps the last. */
    public Db185HashWriter(DuplicatePolicy policy) {
        this.policy = policy == DuplicatePolicy.KEEP_ALL ? DuplicatePolicy.LAST_WINS : policy;
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
        long load = 0;
        for (int i = 0; i < entries.size(); i++) {
            load += entries.keyLength(i) + entries.valueLength(i) + HashPage.SLOTS;
        }
        int splitPoint = 1;
        while (load > (long) CAPACITY << splitPoint && splitPoint < 30) {
            splitPoint++;
        }
        List<List<HashPage>> buckets = fill(entries, splitPoint);
        while (overflow(buckets) > Math.min(MAX_OVERFLOW, (splitPoint + 1) * HashHeader.MAX_OVERFLOW)) {
            if (++splitPoint > 30) {
                throw new IOException("File too large: a db 1.85 hash file has too few addresses for overflow pages");
            }
            buckets = fill(entries, splitPoint);
        }
        new Layout(splitPoint, overflow(buckets), entries.size()).write(out, buckets);
        return entries.size();
    }

    /** All overflow pages, the bitmap's own included. */
    private static int overflow(List<List<HashPage>> buckets) {
        int pages = 1;
        for (List<HashPage> bucket : buckets) {
            pages += bucket.size() - 1;
        }
        return pages;
    }

    private static List<List<HashPage>> fill(SortedEntries entries, int splitPoint) {
        List<List<HashPage>> buckets = new ArrayList<>(1 << splitPoint);
        for (int i = 0; i < 1 << splitPoint; i++) {
            List<HashPage> pages = new ArrayList<>(1);
            pages.add(new HashPage(PAGE_SIZE));
            buckets.add(pages);
        }
        int mask = (1 << splitPoint) - 1;
        for (int i = 0; i < entries.size(); i++) {
            int hash = HashHeader.hash(entries.bytes(i), entries.keyStart(i), entries.keyLength(i));
            add(entries, i, buckets.get(hash & mask));
        }
        return buckets;
    }

    private static void add(SortedEntries entries, int i, List<HashPage> pages) {
        int size = entries.keyLength(i) + entries.valueLength(i);
        if (size > LARGEST_PAIR) {
            addBig(entries, i, pages);
            return;
        }
        HashPage last = pages.get(pages.size() - 1);
        if (!last.fits(size)) {
            last = new HashPage(PAGE_SIZE);
            pages.add(last);
        }
        last.addPair(entries, i);
    }

    /*
     * The links between a big pair's pages are added later, like all links; only the page on which the key ends is
     * special: its link shares the second slot pair with the offset of the value's beginning. A free byte there says that
     * the value ends there, too; db 1.85 then goes on to the page that is linked, so there must be one.
     */
    private static void addBig(SortedEntries entries, int i, List<HashPage> pages) {
        int key = 0;
        while (entries.keyLength(i) - key >= LARGEST_PAIR) {
            int part = Math.min(LARGEST_PAIR, entries.keyLength(i) - key - 1);
            pages.add(partOf(entries.bytes(i), entries.keyStart(i) + key, part, HashPage.PART_OF_KEY));
            key += part;
        }
        BigPage last = new BigPage(PAGE_SIZE);
        int rest = entries.keyLength(i) - key;
        int length = entries.valueLength(i);
        last.addSlots(last.put(entries.bytes(i), entries.keyStart(i) + key, rest), HashPage.COMPLETE);
        int value = length == LARGEST_PAIR - rest ? length - 1 : Math.min(LARGEST_PAIR - rest, length);
        last.valueOffset(last.put(entries.bytes(i), entries.valueStart(i), value));
        last.close();
        pages.add(last);
        if (value == length) {
            pages.add(new HashPage(PAGE_SIZE));
        }
        while (value < length) {
            int part = Math.min(LARGEST_PAIR, length - value);
            int kind = value + part < length ? HashPage.PART_OF_VALUE : HashPage.COMPLETE;
            pages.add(partOf(entries.bytes(i), entries.valueStart(i) + value, part, kind));
            value += part;
        }
    }

    private static HashPage partOf(byte[] bytes, int from, int length, int kind) {
        HashPage page = new HashPage(PAGE_SIZE);
        page.addSlots(page.put(bytes, from, length), kind);
        page.close();
        return page;
    }

    @Override
    public void close() {
        // Everything is in memory.
    }

    /** Where the pages of a file of {@code 1 << splitPoint} buckets go. */
    private static final class Layout {
        private final int splitPoint;
        private final int overflow;
        private final HashHeader header;
        private int used;

        Layout(int splitPoint, int overflow, int keys) {
            this.splitPoint = splitPoint;
            this.overflow = overflow;
            int[] spares = new int[HashHeader.SPLIT_POINTS];
            int rest = overflow;
            int[] at = new int[splitPoint + 1];
            for (int split = splitPoint; split >= 0; split--) {
                at[split] = Math.min(rest, HashHeader.MAX_OVERFLOW);
                rest -= at[split];
            }
            for (int split = 0; split <= splitPoint; split++) {
                spares[split] = at[split] + (split == 0 ? 0 : spares[split - 1]);
            }
            spares[splitPoint + 1] = spares[splitPoint];
            int buckets = 1 << splitPoint;
            header = new HashHeader(
                    PAGE_SIZE,
                    splitPoint,
                    buckets - 1,
                    2 * buckets - 1,
                    buckets - 1,
                    keys,
                    HEADER_PAGES,
                    new HashHeader.Spares(spares),
                    address(0));
        }

        /** The address of overflow page {@code number}: the last split point is filled first. */
        private int address(int number) {
            return splitPoint - number / HashHeader.MAX_OVERFLOW << HashHeader.ADDRESS_BITS
                    | number % HashHeader.MAX_OVERFLOW + 1;
        }

        void write(FileChannel out, List<List<HashPage>> buckets) throws IOException {
            ByteBuffer start = ByteBuffer.allocate(PAGE_SIZE);
            header.write(start);
            write(out, start.rewind(), 0);
            write(out, bitmap(), header.overflowPage(address(0)));
            used = 1;
            for (int bucket = 0; bucket < buckets.size(); bucket++) {
                long place = header.page(bucket);
                List<HashPage> pages = buckets.get(bucket);
                for (int i = 0; i < pages.size(); i++) {
                    int next = i + 1 < pages.size() ? address(used++) : 0;
                    if (next != 0) {
                        pages.get(i).link(next);
                    }
                    write(out, pages.get(i).finish(), place);
                    place = next == 0 ? 0 : header.overflowPage(next);
                }
            }
        }

        /** All allocated pages are in use, and so are, for the allocator, those that do not exist yet. */
        private ByteBuffer bitmap() {
            if (overflow > MAX_OVERFLOW) {
                throw new IllegalStateException("more overflow pages than one bitmap holds");
            }
            ByteBuffer bitmap = ByteBuffer.allocate(PAGE_SIZE).order(ByteOrder.LITTLE_ENDIAN);
            while (bitmap.hasRemaining()) {
                bitmap.putInt(-1);
            }
            return bitmap.rewind();
        }

        private static void write(FileChannel out, ByteBuffer page, long number) throws IOException {
            long at = number * PAGE_SIZE;
            while (page.hasRemaining()) {
                at += out.write(page, at);
            }
        }
    }
}
