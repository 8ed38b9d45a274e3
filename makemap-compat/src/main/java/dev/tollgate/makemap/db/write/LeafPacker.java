package dev.tollgate.makemap.db.write;

import static dev.tollgate.makemap.db.DbFormat.ITEM_DATA;
import static dev.tollgate.makemap.db.DbFormat.ITEM_DUPLICATES;
import static dev.tollgate.makemap.db.DbFormat.ITEM_REFERENCE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.ITEM_TYPE;
import static dev.tollgate.makemap.db.DbFormat.LEAF_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.PAGE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_PAGE;
import static dev.tollgate.makemap.db.DbFormat.SLOT;
import static dev.tollgate.makemap.db.DbFormat.TYPE_BTREE_LEAF;

import dev.tollgate.makemap.build.Records;
import dev.tollgate.makemap.db.DbFormat;
import java.io.IOException;
import java.util.Arrays;

/** Fills btree leaves with sorted pairs, one leaf after the other, to the last byte. */
final class LeafPacker {
    private static final int ON_PAGE = DbFormat.btreeOnPage(PAGE_SIZE);
    private static final int PAIR_SLOTS = 2 * SLOT;
    /** A set of duplicates that takes as much moves to pages of its own. */
    private static final int LARGE_SET = PAGE_SIZE / 4;

    private final Records records;
    private final PageImage image;
    private final Separators leaves = new Separators();
    private int page = -1;
    private int slots;
    private int low;
    private int lastRecord;

    LeafPacker(Records records, PageImage image) {
        this.records = records;
        this.image = image;
    }

    /** The leaves so far, by their index in the image, and what separates them. */
    Separators leaves() {
        return leaves;
    }

    /** The last leaf, by its index in the image. */
    int lastLeaf() {
        return page;
    }

    private static int itemSize(int length) {
        return length > ON_PAGE ? ITEM_REFERENCE_SIZE : DbFormat.align4(ITEM_DATA + length);
    }

    /** Adds the key of {@code offsets[from]} with the values of {@code offsets[from, to)}. */
    void add(int[] offsets, int from, int to) throws IOException {
        assert from < to : "a key without a value";
        int record = offsets[from];
        assert slots == 0 || compare(lastRecord, record) < 0 : "keys ascend";
        long dataSize = 0;
        for (int i = from; i < to; i++) {
            dataSize += itemSize(records.valueLength(offsets[i])) + PAIR_SLOTS;
        }
        int keySize = itemSize(records.keyLength(record));
        if (to - from > 1 && keySize + dataSize >= LARGE_SET) {
            room(record, keySize + ITEM_REFERENCE_SIZE + PAIR_SLOTS);
            putItem(slots, records.keyStart(record), records.keyLength(record));
            low -= ITEM_REFERENCE_SIZE;
            image.slot(page, slots + 1, low);
            int at = page * PAGE_SIZE + low;
            int root = new RecnoTree(image).write(records, offsets, from, to);
            image.bytes()[at + ITEM_TYPE] = ITEM_DUPLICATES;
            image.refer(at + REFERENCE_PAGE, root);
            slots += 2;
        } else {
            room(record, keySize + (int) dataSize);
            putItem(slots, records.keyStart(record), records.keyLength(record));
            int keyOffset = low;
            for (int i = from; i < to; i++) {
                if (i > from) {
                    image.sharedSlot(page, slots, keyOffset, low);
                }
                putItem(slots + 1, records.valueStart(offsets[i]), records.valueLength(offsets[i]));
                slots += 2;
            }
        }
        lastRecord = record;
    }

    private int compare(int record, int other) {
        byte[] bytes = records.bytes();
        int start = records.keyStart(record);
        int otherStart = records.keyStart(other);
        return Arrays.compareUnsigned(
                bytes,
                start,
                start + records.keyLength(record),
                bytes,
                otherStart,
                otherStart + records.keyLength(other));
    }

    private void putItem(int slot, int start, int length) throws IOException {
        low -= itemSize(length);
        assert low % 4 == 0 : "items are aligned";
        image.slot(page, slot, low);
        int at = page * PAGE_SIZE + low;
        if (length > ON_PAGE) {
            RecnoTree.writeOverflow(image, at, records.bytes(), start, length);
        } else {
            RecnoTree.writeItem(image.bytes(), at, records.bytes(), start, length);
        }
    }

    /** Goes on to a new leaf when the current one has less than {@code needed} bytes left. */
    private void room(int record, int needed) throws IOException {
        if (page >= 0 && needed <= low - PAGE_INDEX - SLOT * slots) {
            return;
        }
        int next = image.addPage(TYPE_BTREE_LEAF, LEAF_LEVEL);
        byte[] bytes = records.bytes();
        int start = records.keyStart(record);
        int length = records.keyLength(record);
        if (page >= 0) {
            image.link(page, next);
            length = Separators.shortest(
                    bytes, records.keyStart(lastRecord), records.keyLength(lastRecord), bytes, start, length);
        }
        assert needed <= PAGE_SIZE - PAGE_INDEX : "a leaf is too small for " + needed;
        leaves.add(next, bytes, start, length);
        page = next;
        slots = 0;
        low = PAGE_SIZE;
    }
}
