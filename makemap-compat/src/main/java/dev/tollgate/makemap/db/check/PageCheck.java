package dev.tollgate.makemap.db.check;

import static dev.tollgate.makemap.db.DbFormat.DUPLICATE_OVERHEAD;
import static dev.tollgate.makemap.db.DbFormat.HASH_DUPLICATE_SET;
import static dev.tollgate.makemap.db.DbFormat.HASH_KEY_DATA;
import static dev.tollgate.makemap.db.DbFormat.HASH_OFF_PAGE;
import static dev.tollgate.makemap.db.DbFormat.HASH_OFF_PAGE_DUPLICATES;
import static dev.tollgate.makemap.db.DbFormat.INTERNAL_KEY;
import static dev.tollgate.makemap.db.DbFormat.ITEM_DATA;
import static dev.tollgate.makemap.db.DbFormat.ITEM_DUPLICATES;
import static dev.tollgate.makemap.db.DbFormat.ITEM_KEY_DATA;
import static dev.tollgate.makemap.db.DbFormat.ITEM_OVERFLOW;
import static dev.tollgate.makemap.db.DbFormat.ITEM_REFERENCE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.ITEM_TYPE;
import static dev.tollgate.makemap.db.DbFormat.LEAF_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.PAGE_ENTRIES;
import static dev.tollgate.makemap.db.DbFormat.PAGE_HIGH_FREE;
import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.PAGE_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.PAGE_NUMBER;
import static dev.tollgate.makemap.db.DbFormat.PAGE_PREVIOUS;
import static dev.tollgate.makemap.db.DbFormat.RECNO_INTERNAL_SIZE;
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
import static dev.tollgate.makemap.db.check.DbCheck.require;

import dev.tollgate.makemap.db.DbFormat;
import dev.tollgate.makemap.db.DbPages;
import dev.tollgate.makemap.format.MapFormatException;
import java.util.BitSet;

/** Checks pages one by one: header, index, items. */
final class PageCheck {
    private final DbPages pages;
    private final int pageSize;

    PageCheck(DbPages pages) {
        this.pages = pages;
        this.pageSize = pages.pageSize();
    }

    void check(long page) throws MapFormatException {
        if (pages.neverWritten(page)) {
            return;
        }
        long number = pages.u32(page, PAGE_NUMBER);
        require(
                number == page || number == 0 && pages.type(page) == TYPE_OVERFLOW,
                page,
                "its own number",
                "number " + number);
        int type = pages.type(page);
        switch (type) {
            case TYPE_INVALID -> checkLinks(page);
            case TYPE_HASH, TYPE_HASH_UNSORTED -> {
                checkLinks(page);
                checkLevel(page, 0, 0);
                checkHashItems(page);
            }
            case TYPE_OVERFLOW -> {
                checkLinks(page);
                checkLevel(page, 0, 0);
                require(pages.u16(page, PAGE_ENTRIES) > 0, page, "a reference count above 0", "0");
                int length = pages.u16(page, PAGE_HIGH_FREE);
                require(length <= pageSize - PAGE_INDEX, page, "data that end on the page", length + " bytes");
            }
            case TYPE_BTREE_LEAF, TYPE_RECNO_LEAF, TYPE_DUPLICATE_LEAF -> {
                checkLinks(page);
                checkLevel(page, LEAF_LEVEL, LEAF_LEVEL);
                checkTreeItems(page, type);
            }
            case TYPE_BTREE_INTERNAL, TYPE_RECNO_INTERNAL -> {
                checkLevel(page, LEAF_LEVEL + 1, 255);
                checkTreeItems(page, type);
            }
            default -> throw new MapFormatException("page " + page, "a page of a hash or btree", "page type " + type);
        }
    }

    private void checkLinks(long page) throws MapFormatException {
        long previous = pages.u32(page, PAGE_PREVIOUS);
        long next = pages.next(page);
        require(previous < pages.count() && previous != page, page, "a previous page in the file", "page " + previous);
        require(next < pages.count() && next != page, page, "a next page in the file", "page " + next);
    }

    private void checkLevel(long page, int least, int most) throws MapFormatException {
        int level = pages.u8(page, PAGE_LEVEL);
        require(level >= least && level <= most, page, "level " + least + (most > least ? " or more" : ""), "" + level);
    }

    private void checkHashItems(long page) throws MapFormatException {
        int slots = pages.slots(page);
        require(slots % 2 == 0, page, "an even number of index entries", "" + slots);
        int end = pageSize;
        for (int slot = 0; slot < slots; slot++) {
            int at = pages.slot(page, slot);
            require(
                    at < end && at >= PAGE_INDEX + SLOT * slots,
                    page,
                    "item " + slot + " below " + end + " and after the index",
                    "offset " + at);
            checkHashItem(page, slot, at, end);
            end = at;
        }
    }

    private void checkHashItem(long page, int slot, int at, int end) throws MapFormatException {
        int type = pages.u8(page, at);
        switch (type) {
            case HASH_KEY_DATA -> {}
            case HASH_OFF_PAGE ->
                require(
                        end - at == DbFormat.HASH_OFF_PAGE_SIZE,
                        page,
                        "a reference of 12 bytes",
                        (end - at) + " bytes");
            case HASH_OFF_PAGE_DUPLICATES -> {
                require(slot % 2 == 1, page, "a key", "duplicates in slot " + slot);
                require(
                        end - at == DbFormat.HASH_OFF_PAGE_DUPLICATES_SIZE,
                        page,
                        "a reference of 8 bytes",
                        (end - at) + " bytes");
            }
            case HASH_DUPLICATE_SET -> {
                require(slot % 2 == 1, page, "a key", "duplicates in slot " + slot);
                checkDuplicateSet(page, at + 1, end);
            }
            default -> throw new MapFormatException("page " + page + ", slot " + slot, "an item", "item type " + type);
        }
    }

    private void checkDuplicateSet(long page, int start, int end) throws MapFormatException {
        for (int at = start; at < end; ) {
            int length = at + DUPLICATE_OVERHEAD <= end ? pages.u16(page, at) : pageSize;
            require(
                    at + length + DUPLICATE_OVERHEAD <= end
                            && pages.u16(page, at + DUPLICATE_OVERHEAD / 2 + length) == length,
                    page,
                    "a value with its length at both ends",
                    "another set at " + at);
            at += length + DUPLICATE_OVERHEAD;
        }
    }

    /** Items of tree pages may lie in any order, but must fill the space from the lowest one to the page's end. */
    private void checkTreeItems(long page, int type) throws MapFormatException {
        int slots = pages.slots(page);
        int lowest = pageSize;
        int used = 0;
        BitSet starts = new BitSet();
        for (int slot = 0; slot < slots; slot++) {
            int at = pages.slot(page, slot);
            require(
                    at >= PAGE_INDEX + SLOT * slots && at < pageSize && at % 4 == 0,
                    page,
                    "an aligned item after the index in slot " + slot,
                    "offset " + at);
            lowest = Math.min(lowest, at);
            int size = treeItemSize(page, slot, at, type);
            require(at + size <= pageSize, page, "item " + slot + " to end on the page", size + " bytes at " + at);
            if (starts.get(at)) {
                require(type == TYPE_BTREE_LEAF && slot % 2 == 0, page, "items of their own", "one in two slots");
            } else {
                starts.set(at);
                used += size;
            }
        }
        require(
                used == pageSize - lowest,
                page,
                "items without gaps or overlaps",
                used + " of " + (pageSize - lowest) + " bytes");
        int free = pages.u16(page, PAGE_HIGH_FREE);
        require(free == (lowest & 0xFFFF), page, "free space up to " + lowest, "up to " + free);
        if (type == TYPE_BTREE_LEAF) {
            require(slots % 2 == 0, page, "an even number of index entries", "" + slots);
        }
    }

    private int treeItemSize(long page, int slot, int at, int pageType) throws MapFormatException {
        if (pageType == TYPE_RECNO_INTERNAL) {
            return RECNO_INTERNAL_SIZE;
        }
        int type = pages.u8(page, at + ITEM_TYPE);
        int header = pageType == TYPE_BTREE_INTERNAL ? INTERNAL_KEY : ITEM_DATA;
        return switch (type) {
            case ITEM_KEY_DATA -> DbFormat.align4(header + pages.u16(page, at));
            case ITEM_OVERFLOW ->
                pageType == TYPE_BTREE_INTERNAL ? INTERNAL_KEY + ITEM_REFERENCE_SIZE : ITEM_REFERENCE_SIZE;
            case ITEM_DUPLICATES -> {
                require(pageType == TYPE_BTREE_LEAF && slot % 2 == 1, page, "no duplicates in slot " + slot, "some");
                yield ITEM_REFERENCE_SIZE;
            }
            default -> throw new MapFormatException("page " + page + ", slot " + slot, "an item", "item type " + type);
        };
    }
}
