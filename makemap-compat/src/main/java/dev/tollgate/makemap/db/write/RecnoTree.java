package dev.tollgate.makemap.db.write;

import static dev.tollgate.makemap.db.DbFormat.ITEM_DATA;
import static dev.tollgate.makemap.db.DbFormat.ITEM_KEY_DATA;
import static dev.tollgate.makemap.db.DbFormat.ITEM_OVERFLOW;
import static dev.tollgate.makemap.db.DbFormat.ITEM_REFERENCE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.ITEM_TYPE;
import static dev.tollgate.makemap.db.DbFormat.LEAF_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.PAGE_PREVIOUS;
import static dev.tollgate.makemap.db.DbFormat.PAGE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.RECNO_INTERNAL_RECORDS;
import static dev.tollgate.makemap.db.DbFormat.RECNO_INTERNAL_SIZE;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_LENGTH;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_PAGE;
import static dev.tollgate.makemap.db.DbFormat.SLOT;
import static dev.tollgate.makemap.db.DbFormat.TYPE_RECNO_INTERNAL;
import static dev.tollgate.makemap.db.DbFormat.TYPE_RECNO_LEAF;

import dev.tollgate.makemap.build.Records;
import dev.tollgate.makemap.db.DbFormat;
import java.io.IOException;
import java.util.Arrays;

/** Puts the values of one key, when they are too many for its page, into a tree of pages of their own. */
final class RecnoTree {
    private static final int FAN_OUT = (PAGE_SIZE - PAGE_INDEX) / (RECNO_INTERNAL_SIZE + SLOT);

    private final PageImage image;
    private int[] pages = new int[16];
    private int[] records = new int[16];
    private int count;

    RecnoTree(PageImage image) {
        this.image = image;
    }

    /** Writes the values of {@code offsets[from, to)} in that order; the index of the root page. */
    int write(Records values, int[] offsets, int from, int to) throws IOException {
        writeLeaves(values, offsets, from, to);
        for (int level = LEAF_LEVEL + 1; count > 1; level++) {
            writeLevel(level);
        }
        return pages[0];
    }

    private void writeLeaves(Records values, int[] offsets, int from, int to) throws IOException {
        int page = newLeaf(-1);
        int slots = 0;
        int low = PAGE_SIZE;
        for (int i = from; i < to; i++) {
            int length = values.valueLength(offsets[i]);
            boolean overflow = length > DbFormat.btreeOnPage(PAGE_SIZE);
            int size = overflow ? ITEM_REFERENCE_SIZE : DbFormat.align4(ITEM_DATA + length);
            if (low - size < PAGE_INDEX + SLOT * (slots + 1)) {
                records[count - 1] = slots;
                page = newLeaf(page);
                slots = 0;
                low = PAGE_SIZE;
            }
            low -= size;
            image.slot(page, slots++, low);
            int at = page * PAGE_SIZE + low;
            if (overflow) {
                writeOverflow(image, at, values.bytes(), values.valueStart(offsets[i]), length);
            } else {
                writeItem(image.bytes(), at, values.bytes(), values.valueStart(offsets[i]), length);
            }
        }
        records[count - 1] = slots;
    }

    /** Writes a key or value that stays on its leaf. */
    static void writeItem(byte[] target, int at, byte[] source, int from, int length) {
        LittleEndian.put16(target, at, length);
        target[at + ITEM_TYPE] = ITEM_KEY_DATA;
        System.arraycopy(source, from, target, at + ITEM_DATA, length);
    }

    /** Writes a key or value to a chain of its own, and the reference to it at {@code at}. */
    static void writeOverflow(PageImage image, int at, byte[] source, int from, int length) throws IOException {
        int first = OverflowChain.write(image, source, from, length);
        image.bytes()[at + ITEM_TYPE] = ITEM_OVERFLOW;
        image.refer(at + REFERENCE_PAGE, first);
        LittleEndian.put32(image.bytes(), at + REFERENCE_LENGTH, length);
    }

    private int newLeaf(int previous) throws IOException {
        int page = image.addPage(TYPE_RECNO_LEAF, LEAF_LEVEL);
        if (previous >= 0) {
            image.link(previous, page);
        }
        if (count == pages.length) {
            pages = Arrays.copyOf(pages, count * 2);
            records = Arrays.copyOf(records, count * 2);
        }
        pages[count] = page;
        records[count] = 0;
        count++;
        return page;
    }

    /** Replaces the pages gathered so far by their parents. */
    private void writeLevel(int level) throws IOException {
        int parents = (count + FAN_OUT - 1) / FAN_OUT;
        assert parents < count : parents;
        int child = 0;
        for (int p = 0; p < parents; p++) {
            // Spread evenly, so that no parent is left with a single child.
            int end = (int) ((long) count * (p + 1) / parents);
            int page = image.addPage(TYPE_RECNO_INTERNAL, level);
            int low = PAGE_SIZE;
            int sum = 0;
            for (int slot = 0; child < end; slot++, child++) {
                low -= RECNO_INTERNAL_SIZE;
                image.slot(page, slot, low);
                image.refer(page * PAGE_SIZE + low, pages[child]);
                LittleEndian.put32(image.bytes(), page * PAGE_SIZE + low + RECNO_INTERNAL_RECORDS, records[child]);
                sum += records[child];
            }
            assert sum > 0 : "a parent without values";
            if (parents == 1) {
                LittleEndian.put32(image.bytes(), page * PAGE_SIZE + PAGE_PREVIOUS, sum);
            }
            pages[p] = page;
            records[p] = sum;
        }
        count = parents;
    }
}
