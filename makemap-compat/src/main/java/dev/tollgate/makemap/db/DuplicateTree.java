package dev.tollgate.makemap.db;

import static dev.tollgate.makemap.db.DbFormat.INTERNAL_CHILD;
import static dev.tollgate.makemap.db.DbFormat.PAGE_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.TYPE_BTREE_INTERNAL;
import static dev.tollgate.makemap.db.DbFormat.TYPE_DUPLICATE_LEAF;
import static dev.tollgate.makemap.db.DbFormat.TYPE_RECNO_INTERNAL;
import static dev.tollgate.makemap.db.DbFormat.TYPE_RECNO_LEAF;

import dev.tollgate.makemap.format.MapFormatException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the values of one key that have left its page. */
final class DuplicateTree {
    private final DbPages pages;
    private final long root;

    DuplicateTree(DbPages pages, long root) {
        this.pages = pages;
        this.root = root;
    }

    /** Takes one value after the other. */
    @FunctionalInterface
    interface ValueConsumer {
        /** Takes {@code value}; false to get no more. */
        boolean accept(byte[] value) throws IOException;
    }

    /** The first value; null when all are deleted. */
    byte @Nullable [] first() throws IOException {
        byte[][] first = new byte[1][];
        forEach(value -> {
            first[0] = value;
            return false;
        });
        return first[0];
    }

    void forEach(ValueConsumer values) throws IOException {
        long page = firstLeaf();
        long visited = 0;
        while (page != 0) {
            pages.visit(page, "duplicates from page " + root);
            int type = pages.type(page);
            if (type != TYPE_RECNO_LEAF && type != TYPE_DUPLICATE_LEAF) {
                throw new MapFormatException("page " + page, "a leaf of duplicates", "page type " + type);
            }
            if (++visited > pages.count()) {
                throw new MapFormatException("duplicates from page " + root, "an end", "a loop of pages");
            }
            int slots = pages.slots(page);
            for (int slot = 0; slot < slots; slot++) {
                int at = pages.leafSlot(page, slot, slots);
                if (!pages.leafItemDeleted(page, at) && !values.accept(pages.leafItem(page, at))) {
                    return;
                }
            }
            page = pages.next(page);
        }
    }

    private long firstLeaf() throws MapFormatException {
        long page = pages.visit(root, "reference to duplicates");
        int level = pages.u8(page, PAGE_LEVEL);
        while (true) {
            int type = pages.type(page);
            if (type != TYPE_RECNO_INTERNAL && type != TYPE_BTREE_INTERNAL) {
                return page;
            }
            int slots = pages.slots(page);
            if (slots == 0) {
                throw new MapFormatException("page " + page, "at least one child", "none");
            }
            int at = pages.leafSlot(page, 0, slots);
            page = pages.visit(pages.u32(page, type == TYPE_RECNO_INTERNAL ? at : at + INTERNAL_CHILD), "page " + page);
            int below = pages.u8(page, PAGE_LEVEL);
            if (below >= level) {
                throw new MapFormatException("page " + page, "a level below " + level, "level " + below);
            }
            level = below;
        }
    }
}
