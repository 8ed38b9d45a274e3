package dev.tollgate.makemap.db;

import static dev.tollgate.makemap.db.DbFormat.DUPLICATE_OVERHEAD;
import static dev.tollgate.makemap.db.DbFormat.HASH_DUPLICATE_SET;
import static dev.tollgate.makemap.db.DbFormat.HASH_KEY_DATA;
import static dev.tollgate.makemap.db.DbFormat.HASH_OFF_PAGE;
import static dev.tollgate.makemap.db.DbFormat.HASH_OFF_PAGE_DUPLICATES;
import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.PAGE_NUMBER;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_LENGTH;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_PAGE;
import static dev.tollgate.makemap.db.DbFormat.SLOT;

import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.format.PairConsumer;
import dev.tollgate.makemap.format.SummedMap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads Berkeley DB hash files of versions 7 to 10, either byte order. */
public final class DbHashReader implements MapReader {
    private static final int OLDEST = 7;
    private static final int NEWEST = 10;
    private static final int ABSENT = -1;
    /** Before this place the keys of a page differ little: most begin with one of a few tags. */
    private static final int COMMON_START = 8;

    private final DbPages pages;
    private final HashTable table;

    private DbHashReader(DbPages pages) throws MapFormatException {
        this.pages = pages;
        this.table = new HashTable(pages);
    }

    /** Opens {@code path}. */
    public static DbHashReader open(Path path) throws IOException {
        return new DbHashReader(DbPages.open(path, DbFormat.HASH_MAGIC, DbFormat.TYPE_HASH_META, OLDEST, NEWEST));
    }

    @Override
    public MapFormat format() {
        return MapFormat.DB_HASH;
    }

    @Override
    public byte @Nullable [] get(byte[] key) throws IOException {
        long page = table.page(table.bucket(DbHash.of(key, 0, key.length)));
        for (long visited = 0; page != 0; visited++) {
            int slots = start(page, visited);
            int slot = find(page, slots, key);
            if (slot >= 0) {
                return firstValue(page, slot + 1, slots);
            }
            page = slots == 0 && pages.u32(page, PAGE_NUMBER) == 0 ? 0 : pages.next(page);
        }
        return null;
    }

    /** Checks the header of a page of a bucket's chain; its number of slots, 0 for a page that was never written. */
    int start(long page, long visited) throws MapFormatException {
        if (visited > pages.count()) {
            throw new MapFormatException("page " + page, "the end of a chain", "a loop of pages");
        }
        if (page > 0 && page < pages.count() && pages.u32(page, PAGE_NUMBER) == 0 && visited == 0) {
            return 0;
        }
        pages.visit(page, "chain of a bucket");
        int type = pages.type(page);
        if (type != DbFormat.TYPE_HASH && type != DbFormat.TYPE_HASH_UNSORTED) {
            throw new MapFormatException("page " + page, "a page of a hash bucket", "page type " + type);
        }
        int slots = pages.slots(page);
        if (slots % 2 != 0) {
            throw new MapFormatException("page " + page, "an even number of index entries", slots + "");
        }
        return slots;
    }

    /** Where item {@code slot} ends. */
    private int itemEnd(long page, int slot) throws MapFormatException {
        return slot == 0 ? pages.pageSize() : pages.slot(page, slot - 1);
    }

    /** Where item {@code slot} begins; it has at least one byte. */
    private int itemStart(long page, int slot, int slots) throws MapFormatException {
        int start = pages.slot(page, slot);
        int end = itemEnd(page, slot);
        if (start < PAGE_INDEX + SLOT * slots || start >= end || end > pages.pageSize()) {
            throw new MapFormatException(
                    "page " + page + ", slot " + slot, "an item between the index and " + end, "offset " + start);
        }
        return start;
    }

    /**
     * The slot of {@code key}, or a negative number. Every cache line of a page that has to be fetched costs more than
     * the search itself. So an item is looked at only if the index gives it the right length, and of most of those only
     * one word: fetching them does not wait for one another, as the steps of a binary search would.
     */
    private int find(long page, int slots, byte[] key) throws MapFormatException {
        ByteBuffer memory = pages.memory(page);
        int base = pages.offset(page);
        int index = base + PAGE_INDEX;
        int first = PAGE_INDEX + SLOT * slots;
        int wordAt = Math.min(COMMON_START, key.length - Long.BYTES);
        long word = wordAt < 0 ? 0 : pages.word(key, wordAt);
        int end = pages.pageSize();
        for (int slot = 0; slot < slots; slot += 2) {
            int at = Short.toUnsignedInt(memory.getShort(index + SLOT * slot));
            int value = Short.toUnsignedInt(memory.getShort(index + SLOT * slot + SLOT));
            if (at >= end || value >= at || value < first) {
                throw new MapFormatException(
                        "page " + page + ", slot " + slot,
                        "items one below the other, between the index and " + end,
                        "offsets " + at + " and " + value);
            }
            int length = end - at - 1;
            end = value;
            if (length == key.length
                    && (wordAt < 0 || memory.getLong(base + at + 1 + wordAt) == word)
                    && memory.get(base + at) == HASH_KEY_DATA
                    && pages.difference(key, page, at + 1, length) == 0) {
                return slot;
            }
            if (length == DbFormat.HASH_OFF_PAGE_SIZE - 1
                    && memory.get(base + at) == HASH_OFF_PAGE
                    && pages.u32(page, at + REFERENCE_LENGTH) == key.length
                    && Arrays.equals(key, item(page, slot, slots))) {
                return slot;
            }
        }
        return ABSENT;
    }

    private byte[] item(long page, int slot, int slots) throws MapFormatException {
        int at = itemStart(page, slot, slots);
        int end = itemEnd(page, slot);
        int type = pages.u8(page, at);
        if (type == HASH_KEY_DATA) {
            return pages.bytes(page, at + 1, end - at - 1);
        }
        if (type == HASH_OFF_PAGE && end - at == DbFormat.HASH_OFF_PAGE_SIZE) {
            return pages.overflow(pages.u32(page, at + REFERENCE_PAGE), pages.u32(page, at + REFERENCE_LENGTH));
        }
        throw new MapFormatException(
                "page " + page + ", slot " + slot,
                "a key or value",
                "item type " + type + " of " + (end - at) + " bytes");
    }

    private byte @Nullable [] firstValue(long page, int slot, int slots) throws IOException {
        int at = itemStart(page, slot, slots);
        return switch (pages.u8(page, at)) {
            case HASH_DUPLICATE_SET -> duplicate(page, at + 1, itemEnd(page, slot));
            case HASH_OFF_PAGE_DUPLICATES -> tree(page, at, itemEnd(page, slot)).first();
            default -> item(page, slot, slots);
        };
    }

    private DuplicateTree tree(long page, int at, int end) throws MapFormatException {
        if (end - at != DbFormat.HASH_OFF_PAGE_DUPLICATES_SIZE) {
            throw new MapFormatException("page " + page, "a reference of 8 bytes", (end - at) + " bytes");
        }
        return new DuplicateTree(pages, pages.u32(page, at + REFERENCE_PAGE));
    }

    /** The value at {@code at} within an on-page set that ends at {@code end}. */
    private byte[] duplicate(long page, int at, int end) throws MapFormatException {
        int length = at + DUPLICATE_OVERHEAD <= end ? pages.u16(page, at) : pages.pageSize();
        if (length + DUPLICATE_OVERHEAD > end - at) {
            throw new MapFormatException("page " + page, "a value that ends within its set", length + " bytes");
        }
        return pages.bytes(page, at + 2, length);
    }

    @Override
    public void forEach(PairConsumer pairs) throws IOException {
        long visited = 0;
        for (long bucket = 0; bucket <= table.maxBucket(); bucket++) {
            long before = visited;
            for (long page = table.page(bucket); page != 0; visited++) {
                if (visited > pages.count()) {
                    throw new MapFormatException("bucket " + bucket, "the end of a chain", "a loop of pages");
                }
                int slots = start(page, visited - before);
                forEach(page, slots, pairs);
                page = slots == 0 && pages.u32(page, PAGE_NUMBER) == 0 ? 0 : pages.next(page);
            }
        }
    }

    /** Hands over the pairs of one page. */
    void forEach(long page, int slots, PairConsumer pairs) throws IOException {
        for (int slot = 0; slot < slots; slot += 2) {
            forEach(page, slot, slots, pairs);
        }
    }

    private void forEach(long page, int slot, int slots, PairConsumer pairs) throws IOException {
        byte[] key = item(page, slot, slots);
        int at = itemStart(page, slot + 1, slots);
        int end = itemEnd(page, slot + 1);
        switch (pages.u8(page, at)) {
            case HASH_DUPLICATE_SET -> {
                for (int next = at + 1; next < end; ) {
                    byte[] value = duplicate(page, next, end);
                    pairs.accept(key, value);
                    next += value.length + DUPLICATE_OVERHEAD;
                }
            }
            case HASH_OFF_PAGE_DUPLICATES ->
                tree(page, at, end).forEach(value -> {
                    pairs.accept(key, value);
                    return true;
                });
            default -> pairs.accept(key, item(page, slot + 1, slots));
        }
    }

    @Override
    public Optional<SummedMap> summed() {
        return Optional.of(() -> new HashSum(pages, table, this).sum());
    }

    @Override
    public void close() {
        // The mapping goes with the object.
    }
}
