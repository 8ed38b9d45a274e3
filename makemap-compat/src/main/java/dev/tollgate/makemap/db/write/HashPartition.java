package dev.tollgate.makemap.db.write;

import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.PAGE_SIZE;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.PrefixOrder;
import dev.tollgate.makemap.build.ProblemLog;
import dev.tollgate.makemap.build.RecordSort;
import dev.tollgate.makemap.build.Records;
import dev.tollgate.makemap.build.Turnstile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** The buckets {@code part}, {@code part + parts}, {@code part + 2 parts}, … of a hash file, and their overflow pages. */
final class HashPartition {
    private final int part;
    private final int parts;
    private final int buckets;
    private final DuplicatePolicy policy;
    private @Nullable PageImage image;
    private long pairs;
    private long load;
    private long checksum;

    HashPartition(int part, int parts, int buckets, DuplicatePolicy policy) {
        this.part = part;
        this.parts = parts;
        this.buckets = buckets;
        this.policy = policy;
    }

    long pairs() {
        return pairs;
    }

    long load() {
        return load;
    }

    /** A checksum of all pages. */
    long checksum() {
        return checksum;
    }

    /** Sorts the entries into their buckets and the buckets into pages. */
    void pack(Records records, int pageType, ProblemLog problems) throws IOException {
        int[] starts = new int[buckets + 1];
        int[] sorted = byBucket(records, starts);
        RecordSort sort = new RecordSort(records, PrefixOrder.LONGER_FIRST);
        PageImage pages = new PageImage(buckets, buckets + records.bytes().length / 3 / (PAGE_SIZE - PAGE_INDEX));
        image = pages;
        HashPacker packer = new HashPacker(records, pages, pageType);
        for (int bucket = 0; bucket < buckets; bucket++) {
            int end = starts[bucket + 1];
            sort.sort(sorted, starts[bucket], end);
            packer.startBucket(bucket, bucket * parts + part + 1);
            for (int from = starts[bucket]; from < end; ) {
                int to = from + 1;
                while (to < end && records.sameKey(sorted[from], sorted[to])) {
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
                pairs += policy == DuplicatePolicy.KEEP_ALL ? to - from : 1;
                from = to;
            }
        }
        load = packer.load();
    }

    /** The records in the order of their buckets; {@code starts} receives where each bucket begins. */
    private int[] byBucket(Records records, int[] starts) {
        int[] offsets = records.offsets();
        int shift = Integer.numberOfTrailingZeros(parts);
        int mask = buckets - 1;
        for (int offset : offsets) {
            starts[(records.hash(offset) >>> shift & mask) + 1]++;
        }
        for (int b = 0; b < buckets; b++) {
            starts[b + 1] += starts[b];
        }
        int[] next = starts.clone();
        int[] sorted = new int[offsets.length];
        for (int offset : offsets) {
            sorted[next[records.hash(offset) >>> shift & mask]++] = offset;
        }
        return sorted;
    }

    /** Writes all pages, once it is this partition's turn to have its overflow pages numbered, and forgets them. */
    void write(FileChannel out, Turnstile pageNumbers) throws IOException {
        PageImage pages = image;
        if (pages == null) {
            throw new IllegalStateException("nothing packed");
        }
        long first = pageNumbers.take(part, pages.unplaced());
        pages.place((int) first);
        for (int bucket = 0; bucket < buckets; bucket++) {
            pages.write(out, bucket, 1, (long) bucket * parts + part + 1);
        }
        pages.write(out, buckets, pages.unplaced(), first);
        checksum = FileId.checksum(pages.bytes(), pages.pages() * PAGE_SIZE);
        image = null;
    }
}
