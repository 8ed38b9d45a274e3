package dev.tollgate.makemap.db.check;

import static dev.tollgate.makemap.db.DbFormat.INTERNAL_CHILD;
import static dev.tollgate.makemap.db.DbFormat.ITEM_OVERFLOW;
import static dev.tollgate.makemap.db.DbFormat.ITEM_TYPE;
import static dev.tollgate.makemap.db.DbFormat.LEAF_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.PAGE_ENTRIES;
import static dev.tollgate.makemap.db.DbFormat.PAGE_HIGH_FREE;
import static dev.tollgate.makemap.db.DbFormat.PAGE_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.PAGE_PREVIOUS;
import static dev.tollgate.makemap.db.DbFormat.RECNO_INTERNAL_RECORDS;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_LENGTH;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_PAGE;
import static dev.tollgate.makemap.db.DbFormat.TYPE_BTREE_INTERNAL;
import static dev.tollgate.makemap.db.DbFormat.TYPE_DUPLICATE_LEAF;
import static dev.tollgate.makemap.db.DbFormat.TYPE_OVERFLOW;
import static dev.tollgate.makemap.db.DbFormat.TYPE_RECNO_INTERNAL;
import static dev.tollgate.makemap.db.DbFormat.TYPE_RECNO_LEAF;
import static dev.tollgate.makemap.db.check.DbCheck.require;

import dev.tollgate.makemap.db.DbPages;
import dev.tollgate.makemap.format.MapFormatException;

/** Follows what hangs on a leaf or bucket page: chains of long items, trees of duplicates. */
final class OffPageCheck {
    private final DbPages pages;
    private final DbCheck check;

    OffPageCheck(DbPages pages, DbCheck check) {
        this.pages = pages;
        this.check = check;
    }

    /** Follows the chain of an item of {@code length} bytes. */
    void chain(long first, long length, String from) throws MapFormatException {
        long previous = 0;
        long left = length;
        for (long page = first; page != 0 || previous == 0; page = pages.next(page)) {
            check.reference(page, from);
            require(pages.type(page) == TYPE_OVERFLOW, page, "an overflow page", "page type " + pages.type(page));
            require(
                    pages.u32(page, PAGE_PREVIOUS) == previous,
                    page,
                    "previous page " + previous,
                    "page " + pages.u32(page, PAGE_PREVIOUS));
            require(pages.u16(page, PAGE_ENTRIES) == 1, page, "one reference", pages.u16(page, PAGE_ENTRIES) + "");
            left -= pages.u16(page, PAGE_HIGH_FREE);
            previous = page;
        }
        require(left <= 0, first, "an item of " + length + " bytes", left + " bytes less");
    }

    /** Follows the chain of the leaf item at {@code at} if it has one. */
    void leafItem(long page, int at) throws MapFormatException {
        if (pages.u8(page, at + ITEM_TYPE) == ITEM_OVERFLOW) {
            chain(pages.u32(page, at + REFERENCE_PAGE), pages.u32(page, at + REFERENCE_LENGTH), "page " + page);
        }
    }

    /** Follows a tree of duplicates, sorted or not. */
    void duplicates(long root, String from) throws MapFormatException {
        Leaves leaves = new Leaves();
        check.reference(root, from);
        tree(root, pages.u8(root, PAGE_LEVEL), leaves, true);
        require(leaves.next == 0, leaves.last, "no page after the last", "page " + leaves.next);
    }

    /** The chain of leaves as far as it has been followed. */
    private static final class Leaves {
        long last;
        long next;
    }

    /** Checks a tree; the number of values in it. */
    private long tree(long page, int level, Leaves leaves, boolean isRoot) throws MapFormatException {
        int type = pages.type(page);
        require(pages.u8(page, PAGE_LEVEL) == level, page, "level " + level, pages.u8(page, PAGE_LEVEL) + "");
        int slots = pages.slots(page);
        if (type == TYPE_RECNO_LEAF || type == TYPE_DUPLICATE_LEAF) {
            require(level == LEAF_LEVEL, page, "an internal page at level " + level, "a leaf");
            require(
                    pages.u32(page, PAGE_PREVIOUS) == leaves.last && (leaves.last == 0 || leaves.next == page),
                    page,
                    "to follow page " + leaves.last,
                    "another order");
            leaves.last = page;
            leaves.next = pages.next(page);
            for (int slot = 0; slot < slots; slot++) {
                leafItem(page, pages.slot(page, slot));
            }
            return slots;
        }
        boolean recno = type == TYPE_RECNO_INTERNAL;
        require(recno || type == TYPE_BTREE_INTERNAL, page, "a page of duplicates", "page type " + type);
        require(slots > 0, page, "at least one child", "none");
        long total = 0;
        for (int slot = 0; slot < slots; slot++) {
            int at = pages.slot(page, slot);
            long child = pages.u32(page, recno ? at : at + INTERNAL_CHILD);
            check.reference(child, "page " + page);
            long below = tree(child, level - 1, leaves, false);
            if (recno) {
                long counted = pages.u32(page, at + RECNO_INTERNAL_RECORDS);
                require(counted == below, page, below + " values below slot " + slot, counted + "");
            }
            total += below;
        }
        if (recno && isRoot) {
            long counted = pages.u32(page, PAGE_PREVIOUS);
            require(counted == total, page, total + " values in all", counted + "");
        }
        return total;
    }
}
