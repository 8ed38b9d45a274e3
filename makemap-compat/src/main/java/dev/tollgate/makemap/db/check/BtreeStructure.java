package dev.tollgate.makemap.db.check;

import static dev.tollgate.makemap.db.DbFormat.BTREE_DUPLICATES;
import static dev.tollgate.makemap.db.DbFormat.BTREE_SORTED_DUPLICATES;
import static dev.tollgate.makemap.db.DbFormat.INTERNAL_CHILD;
import static dev.tollgate.makemap.db.DbFormat.INTERNAL_KEY;
import static dev.tollgate.makemap.db.DbFormat.ITEM_DUPLICATES;
import static dev.tollgate.makemap.db.DbFormat.ITEM_OVERFLOW;
import static dev.tollgate.makemap.db.DbFormat.ITEM_TYPE;
import static dev.tollgate.makemap.db.DbFormat.LEAF_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.META_FLAGS;
import static dev.tollgate.makemap.db.DbFormat.META_MIN_KEY;
import static dev.tollgate.makemap.db.DbFormat.META_RECORD_LENGTH;
import static dev.tollgate.makemap.db.DbFormat.META_ROOT;
import static dev.tollgate.makemap.db.DbFormat.MIN_KEY;
import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.PAGE_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.PAGE_PREVIOUS;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_LENGTH;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_PAGE;
import static dev.tollgate.makemap.db.DbFormat.TYPE_BTREE_INTERNAL;
import static dev.tollgate.makemap.db.DbFormat.TYPE_BTREE_LEAF;
import static dev.tollgate.makemap.db.check.DbCheck.require;

import dev.tollgate.makemap.db.DbPages;
import dev.tollgate.makemap.format.MapFormatException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Checks what is particular to btree files: levels, separators, the chain of leaves and the order of keys. */
final class BtreeStructure implements DbCheck.Structure {
    private static final int ROOT = 1;

    private final DbPages pages;
    private final DbCheck check;
    private final OffPageCheck offPage;
    private final boolean duplicates;
    private long lastLeaf;
    private long nextLeaf;

    BtreeStructure(DbPages pages, DbCheck check) throws MapFormatException {
        this.pages = pages;
        this.check = check;
        this.offPage = new OffPageCheck(pages, check);
        this.duplicates = (pages.meta(META_FLAGS) & BTREE_DUPLICATES) != 0;
    }

    /** Checks the metadata page, which claims {@code count} pages. */
    void checkMeta(long count) throws MapFormatException {
        require(count == pages.count(), 0, "last page " + (pages.count() - 1), "page " + (count - 1));
        int flags = pages.meta(META_FLAGS);
        require((flags & ~(BTREE_DUPLICATES | BTREE_SORTED_DUPLICATES)) == 0, 0, "a plain btree map", "flags " + flags);
        long minKey = Integer.toUnsignedLong(pages.meta(META_MIN_KEY));
        // The limit for items on a page that follows from it must not be negative.
        require(
                minKey >= MIN_KEY && (pages.pageSize() - PAGE_INDEX) / (2 * minKey) >= 10,
                0,
                "a credible minimum of keys per page",
                minKey + "");
        int length = pages.meta(META_RECORD_LENGTH);
        require(length == 0, 0, "no fixed record length", length + "");
        require(pages.meta(META_ROOT) == ROOT, 0, "root page 1", "page " + pages.meta(META_ROOT));
    }

    @Override
    public boolean allowsZeroPages() {
        return false;
    }

    @Override
    public void check() throws MapFormatException {
        check.reference(ROOT, "page 0, root");
        subtree(ROOT, pages.u8(ROOT, PAGE_LEVEL), null, null);
        require(nextLeaf == 0, lastLeaf, "no page after the last leaf", "page " + nextLeaf);
    }

    /** Checks the pages below {@code page}, whose keys must be at least {@code low} and at most {@code high}. */
    private void subtree(long page, int level, byte @Nullable [] low, byte @Nullable [] high)
            throws MapFormatException {
        int found = pages.u8(page, PAGE_LEVEL);
        require(found == level, page, "level " + level, "level " + found);
        int type = pages.type(page);
        if (level == LEAF_LEVEL) {
            require(type == TYPE_BTREE_LEAF, page, "a leaf", "page type " + type);
            leaf(page, low, high);
            return;
        }
        require(type == TYPE_BTREE_INTERNAL, page, "an internal page", "page type " + type);
        int slots = pages.slots(page);
        require(slots > 0, page, "at least one child", "none");
        byte[][] separators = new byte[slots][];
        for (int slot = 0; slot < slots; slot++) {
            separators[slot] = separator(page, pages.slot(page, slot));
        }
        for (int slot = 0; slot < slots; slot++) {
            byte[] from = slot == 0 ? low : separators[slot];
            byte[] to = slot == slots - 1 ? high : separators[slot + 1];
            if (slot > 0) {
                require(
                        from == null || low == null || Arrays.compareUnsigned(low, from) <= 0,
                        page,
                        "keys within the parent's bounds",
                        "slot " + slot + " below them");
                require(
                        from == null
                                || to == null
                                || Arrays.compareUnsigned(from, to) < 0
                                || slot == slots - 1 && Arrays.equals(from, to),
                        page,
                        "separators in order",
                        "slot " + slot + " out of order");
            }
            long child = pages.u32(page, pages.slot(page, slot) + INTERNAL_CHILD);
            check.reference(child, "page " + page);
            subtree(child, level - 1, from, to);
        }
    }

    private byte[] separator(long page, int at) throws MapFormatException {
        if (pages.u8(page, at + ITEM_TYPE) == ITEM_OVERFLOW) {
            int reference = at + INTERNAL_KEY;
            long first = pages.u32(page, reference + REFERENCE_PAGE);
            long length = pages.u32(page, reference + REFERENCE_LENGTH);
            offPage.chain(first, length, "page " + page);
            return pages.overflow(first, length);
        }
        return pages.bytes(page, at + INTERNAL_KEY, pages.u16(page, at));
    }

    private void leaf(long page, byte @Nullable [] low, byte @Nullable [] high) throws MapFormatException {
        long previous = pages.u32(page, PAGE_PREVIOUS);
        require(
                previous == lastLeaf && (lastLeaf == 0 || nextLeaf == page),
                page,
                "to follow leaf " + lastLeaf,
                "another order of leaves");
        lastLeaf = page;
        nextLeaf = pages.next(page);
        int slots = pages.slots(page);
        byte[] before = null;
        int beforeAt = 0;
        for (int slot = 0; slot < slots; slot += 2) {
            int at = pages.slot(page, slot);
            data(page, pages.slot(page, slot + 1));
            if (at == beforeAt) {
                require(duplicates, page, "no duplicates in a map without them", "some in slot " + slot);
                continue;
            }
            offPage.leafItem(page, at);
            byte[] key = pages.leafItem(page, at);
            boolean inOrder = before == null
                    ? low == null || Arrays.compareUnsigned(low, key) <= 0
                    : Arrays.compareUnsigned(before, key) < 0;
            require(inOrder, page, "keys in order", "slot " + slot + " out of order");
            before = key;
            beforeAt = at;
        }
        require(
                before == null || high == null || Arrays.compareUnsigned(before, high) <= 0,
                page,
                "keys below the parent's bound",
                "the last one above it");
    }

    private void data(long page, int at) throws MapFormatException {
        if (pages.u8(page, at + ITEM_TYPE) == ITEM_DUPLICATES) {
            require(duplicates, page, "no duplicates in a map without them", "some at " + at);
            offPage.duplicates(pages.u32(page, at + REFERENCE_PAGE), "page " + page);
        } else {
            offPage.leafItem(page, at);
        }
    }
}
