package dev.tollgate.makemap.db;

import static dev.tollgate.makemap.db.DbFormat.INTERNAL_CHILD;
import static dev.tollgate.makemap.db.DbFormat.INTERNAL_KEY;
import static dev.tollgate.makemap.db.DbFormat.ITEM_DATA;
import static dev.tollgate.makemap.db.DbFormat.ITEM_DELETED;
import static dev.tollgate.makemap.db.DbFormat.ITEM_DUPLICATES;
import static dev.tollgate.makemap.db.DbFormat.ITEM_KEY_DATA;
import static dev.tollgate.makemap.db.DbFormat.ITEM_OVERFLOW;
import static dev.tollgate.makemap.db.DbFormat.ITEM_TYPE;
import static dev.tollgate.makemap.db.DbFormat.LEAF_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.PAGE_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_LENGTH;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_PAGE;
import static dev.tollgate.makemap.db.DbFormat.TYPE_BTREE_INTERNAL;
import static dev.tollgate.makemap.db.DbFormat.TYPE_BTREE_LEAF;

import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.format.PairConsumer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads Berkeley DB btree files of versions 8 to 10, either byte order. */
public final class DbBtreeReader implements MapReader {
    private static final int OLDEST = 8;
    private static final int NEWEST = 10;

    private final DbPages pages;
    private final long root;

    private DbBtreeReader(DbPages pages) throws MapFormatException {
        this.pages = pages;
        int flags = pages.meta(DbFormat.META_FLAGS);
        if ((flags & ~(DbFormat.BTREE_DUPLICATES | DbFormat.BTREE_SORTED_DUPLICATES)) != 0) {
            throw new MapFormatException("page 0, flags", "a plain btree map", "flags " + flags);
        }
        root = Integer.toUnsignedLong(pages.meta(DbFormat.META_ROOT));
    }

    /** Opens {@code path}. */
    public static DbBtreeReader open(Path path) throws IOException {
        return new DbBtreeReader(DbPages.open(path, DbFormat.BTREE_MAGIC, DbFormat.TYPE_BTREE_META, OLDEST, NEWEST));
    }

    @Override
    public MapFormat format() {
        return MapFormat.DB_BTREE;
    }

    @Override
    public byte @Nullable [] get(byte[] key) throws IOException {
        long leaf = leaf(key);
        int slots = leafSlots(leaf);
        int low = 0;
        int high = slots / 2;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compareLeafKey(key, leaf, 2 * middle, slots) > 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int slot = 2 * low; slot < slots && compareLeafKey(key, leaf, slot, slots) == 0; slot += 2) {
            byte[] value = firstValue(leaf, slot, slots);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** The leaf on which {@code key} would be; the first leaf of all for null. */
    private long leaf(byte @Nullable [] key) throws MapFormatException {
        long page = pages.visit(root, "page 0, root");
        int level = pages.u8(page, PAGE_LEVEL);
        while (level > LEAF_LEVEL) {
            if (pages.type(page) != TYPE_BTREE_INTERNAL) {
                throw new MapFormatException("page " + page, "an internal page", "page type " + pages.type(page));
            }
            int slots = pages.slots(page);
            if (slots == 0) {
                throw new MapFormatException("page " + page, "at least one child", "none");
            }
            int low = 0;
            int high = slots - 1;
            while (key != null && low < high) {
                int middle = (low + high + 1) >>> 1;
                if (compareInternalKey(key, page, pages.leafSlot(page, middle, slots)) >= 0) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            int at = pages.leafSlot(page, low, slots);
            page = pages.visit(pages.u32(page, at + INTERNAL_CHILD), page);
            int below = pages.u8(page, PAGE_LEVEL);
            if (below != level - 1) {
                throw new MapFormatException("page " + page, "level " + (level - 1), "level " + below);
            }
            level = below;
        }
        return page;
    }

    private int leafSlots(long leaf) throws MapFormatException {
        int slots = pages.slots(leaf);
        if (pages.type(leaf) != TYPE_BTREE_LEAF || slots % 2 != 0) {
            throw new MapFormatException(
                    "page " + leaf,
                    "a leaf with an even number of index entries",
                    "page type " + pages.type(leaf) + " with " + slots);
        }
        return slots;
    }

    private int compareInternalKey(byte[] key, long page, int at) throws MapFormatException {
        int type = pages.u8(page, at + ITEM_TYPE) & ~ITEM_DELETED;
        if (type == ITEM_OVERFLOW) {
            byte[] other = pages.overflow(
                    pages.u32(page, at + INTERNAL_KEY + REFERENCE_PAGE),
                    pages.u32(page, at + INTERNAL_KEY + REFERENCE_LENGTH));
            return Arrays.compareUnsigned(key, other);
        }
        return compare(key, page, at + INTERNAL_KEY, pages.u16(page, at));
    }

    private int compareLeafKey(byte[] key, long page, int slot, int slots) throws MapFormatException {
        int at = pages.leafSlot(page, slot, slots);
        if ((pages.u8(page, at + ITEM_TYPE) & ~ITEM_DELETED) != ITEM_KEY_DATA) {
            return Arrays.compareUnsigned(key, pages.leafItem(page, at));
        }
        return compare(key, page, at + ITEM_DATA, pages.u16(page, at));
    }

    private int compare(byte[] key, long page, int start, int length) throws MapFormatException {
        if (start + length > pages.pageSize()) {
            throw new MapFormatException("page " + page, "a key that ends on the page", length + " bytes at " + start);
        }
        int difference = pages.difference(key, page, start, length);
        return difference != 0 ? difference : key.length - length;
    }

    /** The first value of the pair at {@code slot}; null when it is deleted. */
    private byte @Nullable [] firstValue(long leaf, int slot, int slots) throws IOException {
        int at = pages.leafSlot(leaf, slot + 1, slots);
        if (pages.leafItemDeleted(leaf, at)) {
            return null;
        }
        return isTree(leaf, at) ? tree(leaf, at).first() : pages.leafItem(leaf, at);
    }

    private boolean isTree(long leaf, int at) throws MapFormatException {
        return pages.u8(leaf, at + ITEM_TYPE) == ITEM_DUPLICATES;
    }

    private DuplicateTree tree(long leaf, int at) throws MapFormatException {
        return new DuplicateTree(pages, pages.u32(leaf, at + REFERENCE_PAGE));
    }

    @Override
    public void forEach(PairConsumer pairs) throws IOException {
        long visited = 0;
        for (long leaf = leaf(null); leaf != 0; leaf = pages.next(leaf)) {
            pages.visit(leaf, "chain of leaves");
            if (++visited > pages.count()) {
                throw new MapFormatException("page " + leaf, "the end of the leaves", "a loop of pages");
            }
            int slots = leafSlots(leaf);
            for (int slot = 0; slot < slots; slot += 2) {
                forEach(leaf, slot, slots, pairs);
            }
        }
    }

    private void forEach(long leaf, int slot, int slots, PairConsumer pairs) throws IOException {
        int at = pages.leafSlot(leaf, slot + 1, slots);
        if (pages.leafItemDeleted(leaf, at)) {
            return;
        }
        byte[] key = pages.leafItem(leaf, pages.leafSlot(leaf, slot, slots));
        if (isTree(leaf, at)) {
            tree(leaf, at).forEach(value -> {
                pairs.accept(key, value);
                return true;
            });
        } else {
            pairs.accept(key, pages.leafItem(leaf, at));
        }
    }

    @Override
    public void close() {
        // The mapping goes with the object.
    }
}
