package dev.tollgate.makemap.db.write;

import static dev.tollgate.makemap.db.DbFormat.INTERNAL_CHILD;
import static dev.tollgate.makemap.db.DbFormat.INTERNAL_KEY;
import static dev.tollgate.makemap.db.DbFormat.ITEM_KEY_DATA;
import static dev.tollgate.makemap.db.DbFormat.ITEM_OVERFLOW;
import static dev.tollgate.makemap.db.DbFormat.ITEM_REFERENCE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.ITEM_TYPE;
import static dev.tollgate.makemap.db.DbFormat.LEAF_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.PAGE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_LENGTH;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_PAGE;
import static dev.tollgate.makemap.db.DbFormat.SLOT;
import static dev.tollgate.makemap.db.DbFormat.TYPE_BTREE_INTERNAL;

import dev.tollgate.makemap.db.DbFormat;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** Writes the levels of a btree above its leaves; the topmost is the one page that is page 1 of the file. */
final class BtreeLevels {
    private static final int ON_PAGE = DbFormat.btreeOnPage(PAGE_SIZE);
    private static final int ROOM = PAGE_SIZE - PAGE_INDEX;
    private static final int ROOT = 1;

    private final FileChannel out;
    private int nextPage;

    /** Pages other than the root are numbered from {@code nextPage} on. */
    BtreeLevels(FileChannel out, int nextPage) {
        this.out = out;
        this.nextPage = nextPage;
    }

    /** Writes all levels over {@code leaves}, of which there are at least two; the number of the first unused page. */
    int write(Separators leaves) throws IOException {
        assert leaves.count() > 1 : "a single leaf is the root itself";
        Separators children = leaves;
        for (int level = LEAF_LEVEL + 1; children.count() > 1; level++) {
            children = writeLevel(children, level);
        }
        return nextPage;
    }

    private Separators writeLevel(Separators children, int level) throws IOException {
        Separators parents = new Separators();
        int from = 0;
        while (from < children.count()) {
            int to = fill(children, from);
            if (to == children.count() - 1 && to - from > 2) {
                // The last page would have a single child: leave it two.
                to--;
            }
            assert to > from : "no child fits";
            boolean root = from == 0 && to == children.count();
            PageImage image = new PageImage(root ? 1 : 0, 1);
            if (root) {
                image.start(0, TYPE_BTREE_INTERNAL, level);
                image.number(0, ROOT);
            } else {
                image.addPage(TYPE_BTREE_INTERNAL, level);
            }
            parents.add(root ? ROOT : nextPage, children.key(from));
            pack(image, children, from, to);
            image.place(nextPage);
            if (root) {
                image.write(out, 0, 1, ROOT);
                image.write(out, 1, image.unplaced(), Integer.toUnsignedLong(nextPage));
            } else {
                image.write(out, 0, image.pages(), Integer.toUnsignedLong(nextPage));
            }
            nextPage += image.unplaced();
            from = to;
        }
        assert parents.count() < children.count() : "a level is smaller than the one below";
        return parents;
    }

    private static int size(int keyLength) {
        return DbFormat.align4(INTERNAL_KEY + (keyLength > ON_PAGE ? ITEM_REFERENCE_SIZE : keyLength));
    }

    /** How far one page takes the children from {@code from} on. */
    private static int fill(Separators children, int from) {
        int used = size(0) + SLOT;
        int to = from + 1;
        while (to < children.count() && used + size(children.key(to).length) + SLOT <= ROOM) {
            used += size(children.key(to).length) + SLOT;
            to++;
        }
        return to;
    }

    private static void pack(PageImage image, Separators children, int from, int to) throws IOException {
        int low = PAGE_SIZE;
        for (int i = from; i < to; i++) {
            // The first child's key is "less than anything" and never looked at.
            byte[] key = i == from ? new byte[0] : children.key(i);
            low -= size(key.length);
            assert low >= PAGE_INDEX + SLOT * (to - from) : low;
            image.slot(0, i - from, low);
            if (key.length > ON_PAGE) {
                int first = OverflowChain.write(image, key, 0, key.length);
                int reference = low + INTERNAL_KEY;
                LittleEndian.put16(image.bytes(), low, ITEM_REFERENCE_SIZE);
                image.bytes()[low + ITEM_TYPE] = ITEM_OVERFLOW;
                image.bytes()[reference + ITEM_TYPE] = ITEM_OVERFLOW;
                image.refer(reference + REFERENCE_PAGE, first);
                LittleEndian.put32(image.bytes(), reference + REFERENCE_LENGTH, key.length);
            } else {
                LittleEndian.put16(image.bytes(), low, key.length);
                image.bytes()[low + ITEM_TYPE] = ITEM_KEY_DATA;
                System.arraycopy(key, 0, image.bytes(), low + INTERNAL_KEY, key.length);
            }
            LittleEndian.put32(image.bytes(), low + INTERNAL_CHILD, children.page(i));
        }
    }
}
