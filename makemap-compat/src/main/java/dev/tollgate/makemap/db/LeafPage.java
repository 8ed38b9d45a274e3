package dev.tollgate.makemap.db;

import static dev.tollgate.makemap.db.DbFormat.ITEM_DATA;
import static dev.tollgate.makemap.db.DbFormat.ITEM_DELETED;
import static dev.tollgate.makemap.db.DbFormat.ITEM_KEY_DATA;
import static dev.tollgate.makemap.db.DbFormat.ITEM_TYPE;
import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.SLOT;

import dev.tollgate.makemap.format.MapFormatException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A leaf of a btree. In a large map whatever is looked at on a leaf has to be fetched from memory, one step of a binary
 * search after the other. So the {@link KeyWords words} of a few keys are kept at hand, which divide the leaf into
 * groups; a search fetches keys of one group only.
 */
final class LeafPage implements BtreePage {
    private static final int GROUPS = 8;

    private final DbPages pages;
    private final long page;
    private final int slots;
    private final int shared;
    private final int groupSize;
    /** One for the last key of every group that is full; none if such a key is too long for the page. */
    private final long[] words;

    /** Reads {@code page}, all keys of which have {@code shared} bytes in common. */
    LeafPage(DbPages pages, long page, int shared) throws MapFormatException {
        this.pages = pages;
        this.page = page;
        this.shared = shared;
        slots = pages.slots(page);
        if (pages.type(page) != DbFormat.TYPE_BTREE_LEAF || slots % 2 != 0) {
            throw new MapFormatException(
                    "page " + page,
                    "a leaf with an even number of index entries",
                    "page type " + pages.type(page) + " with " + slots);
        }
        groupSize = slots / 2 / GROUPS + 1;
        long[] last = new long[slots / 2 / groupSize];
        ByteBuffer memory = pages.memory(page);
        int base = pages.offset(page);
        int told = 0;
        while (told < last.length) {
            int at = place(memory, base, groupSize * (told + 1) - 1);
            if (!tells(memory, base, at)) {
                break;
            }
            last[told++] = word(memory, base, at);
        }
        words = told == last.length ? last : new long[0];
    }

    long number() {
        return page;
    }

    /** The number of index slots: two for every pair. */
    int slots() {
        return slots;
    }

    /** The first of the leaf's keys that is not less than {@code key}; the number of keys if all are less. */
    int firstNotLess(byte[] key) throws MapFormatException {
        long word = KeyWords.of(key, shared);
        int group = 0;
        boolean open = false;
        for (long last : words) {
            group += last + Long.MIN_VALUE < word + Long.MIN_VALUE ? 1 : 0;
            open |= last == word;
        }
        int from = groupSize * group;
        int to = open || group == words.length ? slots / 2 : from + groupSize - 1;
        ByteBuffer memory = pages.memory(page);
        int base = pages.offset(page);
        while (from < to) {
            int middle = (from + to) >>> 1;
            int at = place(memory, base, middle);
            long other = tells(memory, base, at) ? word(memory, base, at) : word;
            if (other == word ? compare(key, middle) > 0 : other + Long.MIN_VALUE < word + Long.MIN_VALUE) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static int place(ByteBuffer memory, int base, int i) {
        return Short.toUnsignedInt(memory.getShort(base + PAGE_INDEX + 2 * SLOT * i));
    }

    /** Whether the key at {@code at} is on the page and has a word after the shared bytes. */
    private boolean tells(ByteBuffer memory, int base, int at) {
        return at <= pages.pageSize() - Long.BYTES - ITEM_DATA - shared
                && memory.get(base + at + ITEM_TYPE) == ITEM_KEY_DATA
                && Short.toUnsignedInt(memory.getShort(base + at)) >= shared;
    }

    private long word(ByteBuffer memory, int base, int at) {
        int left = Short.toUnsignedInt(memory.getShort(base + at)) - shared;
        return KeyWords.of(memory, base + at + ITEM_DATA + shared, left);
    }

    /** Compares {@code key} with key {@code i}. */
    int compare(byte[] key, int i) throws MapFormatException {
        int at = pages.leafSlot(page, 2 * i, slots);
        if ((pages.u8(page, at + ITEM_TYPE) & ~ITEM_DELETED) != ITEM_KEY_DATA) {
            return Arrays.compareUnsigned(key, pages.leafItem(page, at));
        }
        int length = pages.u16(page, at);
        if (at + ITEM_DATA + length > pages.pageSize()) {
            throw new MapFormatException(
                    "page " + page, "a key that ends on the page", length + " bytes at " + (at + ITEM_DATA));
        }
        int difference = pages.difference(key, page, at + ITEM_DATA, length);
        return difference != 0 ? difference : key.length - length;
    }
}
