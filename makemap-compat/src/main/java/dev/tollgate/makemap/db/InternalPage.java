package dev.tollgate.makemap.db;

import static dev.tollgate.makemap.db.DbFormat.INTERNAL_CHILD;
import static dev.tollgate.makemap.db.DbFormat.INTERNAL_KEY;
import static dev.tollgate.makemap.db.DbFormat.ITEM_DELETED;
import static dev.tollgate.makemap.db.DbFormat.ITEM_KEY_DATA;
import static dev.tollgate.makemap.db.DbFormat.ITEM_OVERFLOW;
import static dev.tollgate.makemap.db.DbFormat.ITEM_TYPE;
import static dev.tollgate.makemap.db.DbFormat.PAGE_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_LENGTH;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_PAGE;
import static dev.tollgate.makemap.db.DbFormat.TYPE_BTREE_INTERNAL;

import dev.tollgate.makemap.format.MapFormatException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An internal page of a btree in a form that is quick to search: every lookup passes such pages, and there are few of
 * them. Of each separator it keeps the {@link KeyWords words} of the sixteen bytes after what all have in common.
 */
final class InternalPage implements BtreePage {
    private static final int WORDS = 2;

    private final DbPages pages;
    private final long page;
    private final int level;
    private final long[] children;
    private final int shared;
    private final @Nullable BtreePage[] below;
    private final byte[] prefix;
    /** {@link #WORDS} of each separator but the first, which has no key; none if one is too long for the page. */
    private final long[] words;

    /** Reads {@code page} on {@code level}; all keys below it have {@code shared} bytes in common. */
    InternalPage(DbPages pages, long page, int level, int shared) throws MapFormatException {
        this.pages = pages;
        this.page = page;
        this.level = level;
        this.shared = shared;
        if (pages.type(page) != TYPE_BTREE_INTERNAL) {
            throw new MapFormatException("page " + page, "an internal page", "page type " + pages.type(page));
        }
        children = new long[pages.slots(page)];
        if (children.length == 0) {
            throw new MapFormatException("page " + page, "at least one child", "none");
        }
        byte[][] separators = new byte[children.length - 1][];
        int onPage = 0;
        for (int i = 0; i < children.length; i++) {
            children[i] = pages.u32(page, place(i) + INTERNAL_CHILD);
            if (i > 0 && isOnPage(i)) {
                separators[i - 1] = onPage(i);
                onPage++;
            }
        }
        below = new BtreePage[children.length];
        boolean whole = onPage > 0 && onPage == separators.length;
        prefix = whole ? shared(separators[0], separators[onPage - 1]) : new byte[0];
        words = new long[whole ? WORDS * onPage : 0];
        for (int i = 0; i < words.length; i++) {
            words[i] = KeyWords.of(separators[i / WORDS], prefix.length + i % WORDS * Long.BYTES);
        }
    }

    private static byte[] shared(byte[] first, byte[] last) {
        int unlike = Arrays.mismatch(first, last);
        return Arrays.copyOf(first, unlike < 0 ? first.length : unlike);
    }

    private int place(int slot) throws MapFormatException {
        return pages.leafSlot(page, slot, children.length);
    }

    private boolean isOnPage(int slot) throws MapFormatException {
        return (pages.u8(page, place(slot) + ITEM_TYPE) & ~ITEM_DELETED) == ITEM_KEY_DATA;
    }

    private byte[] onPage(int slot) throws MapFormatException {
        int at = place(slot);
        int length = pages.u16(page, at);
        if (at + INTERNAL_KEY + length > pages.pageSize()) {
            throw new MapFormatException(
                    "page " + page, "a key that ends on the page", length + " bytes at " + (at + INTERNAL_KEY));
        }
        return pages.bytes(page, at + INTERNAL_KEY, length);
    }

    private byte[] separator(int slot) throws MapFormatException {
        if (isOnPage(slot)) {
            return onPage(slot);
        }
        int at = place(slot) + INTERNAL_KEY;
        int type = pages.u8(page, place(slot) + ITEM_TYPE) & ~ITEM_DELETED;
        if (type != ITEM_OVERFLOW || at > pages.pageSize() - DbFormat.ITEM_REFERENCE_SIZE) {
            throw new MapFormatException("page " + page + ", slot " + slot, "a key", "item type " + type);
        }
        return pages.overflow(pages.u32(page, at + REFERENCE_PAGE), pages.u32(page, at + REFERENCE_LENGTH));
    }

    /** The page that {@code child} refers to; it carries its own number and the level below this one. */
    BtreePage below(int child) throws MapFormatException {
        BtreePage known = below[child];
        if (known == null) {
            long next = pages.visit(children[child], page);
            int found = pages.u8(next, PAGE_LEVEL);
            if (found != level - 1) {
                throw new MapFormatException("page " + next, "level " + (level - 1), "level " + found);
            }
            known = BtreePage.read(pages, next, sharedBelow(child));
            below[child] = known;
        }
        return known;
    }

    /** How many first bytes the keys have in common that lie between the separators around {@code child}. */
    private int sharedBelow(int child) {
        if (child == 0 || child == children.length - 1 || words.length == 0) {
            return shared;
        }
        int at = WORDS * (child - 1);
        int first = KeyWords.shared(words[at], words[at + WORDS]);
        return prefix.length + first + (first < Long.BYTES ? 0 : KeyWords.shared(words[at + 1], words[at + WORDS + 1]));
    }

    /** The child under which {@code key} belongs. */
    int child(byte[] key) throws MapFormatException {
        if (Arrays.mismatch(key, 0, Math.min(key.length, prefix.length), prefix, 0, prefix.length) >= 0) {
            return Arrays.compareUnsigned(key, prefix) < 0 ? 0 : children.length - 1;
        }
        long first = KeyWords.of(key, prefix.length) + Long.MIN_VALUE;
        long second = KeyWords.of(key, prefix.length + Long.BYTES) + Long.MIN_VALUE;
        int low = 0;
        int high = children.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (compare(key, first, second, middle) >= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int compare(byte[] key, long first, long second, int slot) throws MapFormatException {
        if (words.length > 0) {
            int at = WORDS * (slot - 1);
            long other = words[at] + Long.MIN_VALUE;
            if (first != other) {
                return first < other ? -1 : 1;
            }
            long next = words[at + 1] + Long.MIN_VALUE;
            if (second != next) {
                return second < next ? -1 : 1;
            }
        }
        return Arrays.compareUnsigned(key, separator(slot));
    }
}
