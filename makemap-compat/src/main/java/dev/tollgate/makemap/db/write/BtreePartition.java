package dev.tollgate.makemap.db.write;

import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.PAGE_SIZE;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.ProblemLog;
import dev.tollgate.makemap.build.Records;
import dev.tollgate.makemap.build.Turnstile;
import dev.tollgate.makemap.build.WordSort;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The leaves for a range of keys, with everything that hangs on them. */
final class BtreePartition {
    private final Separators leaves;
    private final int lastLeaf;
    private final long pairs;
    private final byte @Nullable [] lastKey;
    private @Nullable PageImage image;
    private int firstPage;
    private long checksum;

    /** Sorts the entries and packs them. */
    BtreePartition(Records records, DuplicatePolicy policy, ProblemLog problems) throws IOException {
        int[] sorted = WordSort.sorted(records);
        PageImage pages = new PageImage(0, records.bytes().length / (PAGE_SIZE - PAGE_INDEX) + 1);
        LeafPacker packer = new LeafPacker(records, pages);
        long count = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && records.sameKey(sorted[from], sorted[to])) {
                to++;
            }
            switch (policy) {
                case KEEP_ALL -> packer.add(sorted, from, to);
                case LAST_WINS -> packer.add(sorted, to - 1, to);
                case FIRST_WINS -> {
                    packer.add(sorted, from, from + 1);
                    problems.duplicates(records, sorted, from + 1, to);
                }
            }
            count += policy == DuplicatePolicy.KEEP_ALL ? to - from : 1;
            from = to;
        }
        image = pages;
        pairs = count;
        leaves = packer.leaves();
        lastLeaf = packer.lastLeaf();
        lastKey = sorted.length == 0 ? null : key(records, sorted[sorted.length - 1]);
    }

    private static byte[] key(Records records, int record) {
        int start = records.keyStart(record);
        return Arrays.copyOfRange(records.bytes(), start, start + records.keyLength(record));
    }

    /** Writes all pages once it is turn {@code turn}, and forgets them. */
    void write(FileChannel out, Turnstile pageNumbers, int turn) throws IOException {
        PageImage pages = image;
        if (pages == null) {
            throw new IllegalStateException("written already");
        }
        firstPage = (int) pageNumbers.take(turn, pages.pages());
        pages.place(firstPage);
        pages.write(out, 0, pages.pages(), Integer.toUnsignedLong(firstPage));
        checksum = FileId.checksum(pages.bytes(), pages.pages() * PAGE_SIZE);
        image = null;
    }

    long pairs() {
        return pairs;
    }

    long checksum() {
        return checksum;
    }

    /** The leaves by their index; the first one's key is the first key of all. */
    Separators leaves() {
        return leaves;
    }

    /** The number in the file of the page with index {@code index}. */
    int number(int index) {
        return firstPage + index;
    }

    int lastLeaf() {
        return number(lastLeaf);
    }

    /** The highest key; null without any. */
    byte @Nullable [] lastKey() {
        return lastKey;
    }
}
