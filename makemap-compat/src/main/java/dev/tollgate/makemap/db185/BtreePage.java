package dev.tollgate.makemap.db185;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A leaf or internal page of a btree file while it is being filled. */
final class BtreePage {
    private final ByteBuffer bytes;
    private int lower = BtreeFormat.HEADER_SIZE;
    private int upper;

    BtreePage(int pageSize, int type) {
        bytes = ByteBuffer.allocate(pageSize).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(BtreeFormat.FLAGS, type);
        upper = pageSize;
    }

    boolean fits(int content) {
        return BtreeFormat.itemSize(content) + 2 <= upper - lower;
    }

    void addLeafItem(byte[] key, byte[] value, int flags) {
        int at = addSlot(key.length + value.length);
        bytes.putInt(at, key.length).putInt(at + 4, value.length).put(at + 8, (byte) flags);
        bytes.put(at + BtreeFormat.ITEM_HEADER, key);
        bytes.put(at + BtreeFormat.ITEM_HEADER + key.length, value);
    }

    void addInternalItem(byte[] key, int child, int flags) {
        int at = addSlot(key.length);
        bytes.putInt(at, key.length).putInt(at + 4, child).put(at + 8, (byte) flags);
        bytes.put(at + BtreeFormat.ITEM_HEADER, key);
    }

    private int addSlot(int content) {
        upper -= BtreeFormat.itemSize(content);
        bytes.putShort(lower, (short) upper);
        lower += 2;
        return upper;
    }

    /** The finished page. */
    ByteBuffer finish(int number, int previous, int next) {
        bytes.putInt(0, number).putInt(BtreeFormat.PREVIOUS, previous).putInt(BtreeFormat.NEXT, next);
        bytes.putShort(BtreeFormat.LOWER, (short) lower).putShort(BtreeFormat.UPPER, (short) upper);
        return bytes.rewind();
    }
}
