package dev.tollgate.makemap.db.check;

import static dev.tollgate.makemap.db.DbFormat.PAGE_ENTRIES;
import static dev.tollgate.makemap.db.DbFormat.PAGE_HIGH_FREE;
import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.PAGE_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.PAGE_NUMBER;
import static dev.tollgate.makemap.db.DbFormat.SLOT;
import static dev.tollgate.makemap.db.DbFormat.TYPE_BTREE_INTERNAL;
import static dev.tollgate.makemap.db.DbFormat.TYPE_BTREE_LEAF;
import static dev.tollgate.makemap.db.DbFormat.TYPE_DUPLICATE_LEAF;
import static dev.tollgate.makemap.db.DbFormat.TYPE_HASH;
import static dev.tollgate.makemap.db.DbFormat.TYPE_HASH_UNSORTED;
import static dev.tollgate.makemap.db.DbFormat.TYPE_INVALID;
import static dev.tollgate.makemap.db.DbFormat.TYPE_OVERFLOW;
import static dev.tollgate.makemap.db.DbFormat.TYPE_RECNO_INTERNAL;
import static dev.tollgate.makemap.db.DbFormat.TYPE_RECNO_LEAF;

import dev.tollgate.makemap.db.DbFormat;
import dev.tollgate.makemap.db.DbPages;
import dev.tollgate.makemap.db.HashTable;
import dev.tollgate.makemap.format.MapFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the space of a Berkeley DB file is used.
 *
 * @param pageSize bytes in a page
 * @param pages all pages, the metadata page included
 * @param keys keys on bucket pages or leaves; a key with several values may count once
 * @param keyPages pages that hold keys: those of buckets, or leaves
 * @param internalPages pages of a btree above its leaves
 * @param overflowPages pages of long values
 * @param duplicatePages pages of values that share a key and have left its page
 * @param emptyPages pages without content: free, or reserved for buckets to come
 * @param levels the height of a btree; 0 for a hash file
 * @param usedBytes the bytes in use on pages that hold keys, header and index included
 * @param lookupPages the pages that are read when each key is looked up once, the metadata page and those of long or
 *     repeated values not counted
 * @param chains for a hash file, how many buckets have chains of one page, of two, and so on
 */
public record DbStatistics(
        int pageSize,
        long pages,
        long keys,
        long keyPages,
        long internalPages,
        long overflowPages,
        long duplicatePages,
        long emptyPages,
        int levels,
        long usedBytes,
        long lookupPages,
        List<Long> chains) {

    /** Counts through the hash file {@code path}. */
    public static DbStatistics ofHash(Path path) throws IOException {
        DbPages pages = DbPages.open(path, DbFormat.HASH_MAGIC, DbFormat.TYPE_HASH_META, 7, 10);
        Chains chains = chains(pages);
        return count(pages, 0, chains.lookupPages, chains.byLength);
    }

    /** Counts through the btree file {@code path}. */
    public static DbStatistics ofBtree(Path path) throws IOException {
        DbPages pages = DbPages.open(path, DbFormat.BTREE_MAGIC, DbFormat.TYPE_BTREE_META, 8, 10);
        long root = pages.visit(Integer.toUnsignedLong(pages.meta(DbFormat.META_ROOT)), "page 0, root");
        return count(pages, pages.u8(root, PAGE_LEVEL), 0, List.of());
    }

    /** The number of buckets of a hash file. */
    public long buckets() {
        return chains.stream().mapToLong(Long::longValue).sum();
    }

    /** How much of the pages that hold keys is in use, from 0 to 1. */
    public double fill() {
        return keyPages == 0 ? 0 : (double) usedBytes / (keyPages * pageSize);
    }

    /** The chains of a hash file by their length, and the pages read when each key is looked up once. */
    private record Chains(List<Long> byLength, long lookupPages) {}

    private static Chains chains(DbPages pages) throws MapFormatException {
        HashTable table = new HashTable(pages);
        long lookupPages = 0;
        List<Long> chains = new ArrayList<>();
        for (long bucket = 0; bucket <= table.maxBucket(); bucket++) {
            int length = 1;
            long page = table.page(bucket);
            if (pages.u32(page, PAGE_NUMBER) != 0) {
                lookupPages += pages.slots(page) / 2;
                for (long next = pages.next(page); next != 0; next = pages.next(next)) {
                    pages.visit(next, "chain of bucket " + bucket);
                    if (++length > pages.count()) {
                        throw new MapFormatException("bucket " + bucket, "the end of a chain", "a loop of pages");
                    }
                    lookupPages += (long) length * (pages.slots(next) / 2);
                }
            }
            while (chains.size() < length) {
                chains.add(0L);
            }
            chains.set(length - 1, chains.get(length - 1) + 1);
        }
        return new Chains(chains, lookupPages);
    }

    private static DbStatistics count(DbPages pages, int levels, long lookupPages, List<Long> chains)
            throws MapFormatException {
        long[] byType = new long[256];
        long keys = 0;
        long used = 0;
        for (long page = 1; page < pages.count(); page++) {
            int type = pages.type(page);
            byType[type]++;
            if (type == TYPE_HASH || type == TYPE_HASH_UNSORTED || type == TYPE_BTREE_LEAF) {
                int slots = pages.u16(page, PAGE_ENTRIES);
                keys += slots / 2;
                int free = pages.u16(page, PAGE_HIGH_FREE);
                // On a page of 64 KiB the offset 65536 of an empty page does not fit its field.
                used += PAGE_INDEX + (long) SLOT * slots + (slots == 0 ? 0 : pages.pageSize() - free);
            }
        }
        return new DbStatistics(
                pages.pageSize(),
                pages.count(),
                keys,
                byType[TYPE_HASH] + byType[TYPE_HASH_UNSORTED] + byType[TYPE_BTREE_LEAF],
                byType[TYPE_BTREE_INTERNAL],
                byType[TYPE_OVERFLOW],
                byType[TYPE_RECNO_INTERNAL] + byType[TYPE_RECNO_LEAF] + byType[TYPE_DUPLICATE_LEAF],
                byType[TYPE_INVALID],
                levels,
                used,
                levels == 0 ? lookupPages : levels * keys,
                List.copyOf(chains));
    }
}
