package dev.tollgate.makemap.db185;

/** The constants of btree files. */
final class BtreeFormat {
    static final int MAGIC = 0x00053162;
    static final int VERSION = 3;
    static final int NO_DUPLICATES = 0x20;

    static final int ROOT = 1;
    static final int HEADER_SIZE = 20;
    static final int PREVIOUS = 4;
    static final int NEXT = 8;
    static final int FLAGS = 12;
    static final int LOWER = 16;
    static final int UPPER = 18;

    static final int TYPE_MASK = 0x1F;
    static final int INTERNAL = 1;
    static final int LEAF = 2;
    static final int OVERFLOW = 4;

    static final int ITEM_HEADER = 9;
    static final int BIG_DATA = 1;
    static final int BIG_KEY = 2;
    static final int REFERENCE_SIZE = 8;

    private BtreeFormat() {}

    /** The longest key and value together that stay on a page. */
    static int overflowThreshold(int pageSize) {
        return (pageSize - HEADER_SIZE) / 2 - 14;
    }

    /** The size of an item of {@code content} bytes. */
    static int itemSize(int content) {
        return ITEM_HEADER + content + 3 & ~3;
    }
}
