package dev.tollgate.makemap.db185;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A page of a hash file while it is being filled. */
class HashPage {
    static final int LINK = 0;
    static final int PART_OF_KEY = 1;
    static final int PART_OF_VALUE = 2;
    static final int COMPLETE = 3;
    static final int FIRST_OFFSET = 4;

    /** What a page needs besides its slots: their number, the free bytes, the lowest used byte. */
    static final int META = 6;

    /** What a pair's two slots, or a link's, take. */
    static final int SLOTS = 4;

    private final ByteBuffer bytes;
    private int slots;
    private int offset;
    private boolean closed;

    HashPage(int pageSize) {
        bytes = ByteBuffer.allocate(pageSize).order(ByteOrder.LITTLE_ENDIAN);
        offset = pageSize;
    }

    private int free() {
        return offset - META - 2 * slots;
    }

    /** Whether a pair of {@code size} bytes fits and leaves room for a link. */
    boolean fits(int size) {
        return !closed && size + 2 * SLOTS <= free();
    }

    /** Gives the whole page to one big pair. */
    void close() {
        closed = true;
    }

    void addPair(SortedEntries entries, int i) {
        int key = put(entries.bytes(i), entries.keyStart(i), entries.keyLength(i));
        addSlots(key, put(entries.bytes(i), entries.valueStart(i), entries.valueLength(i)));
    }

    /** Copies bytes to the item area; their offset. */
    int put(byte[] source, int from, int length) {
        offset -= length;
        bytes.put(offset, source, from, length);
        return offset;
    }

    void addSlots(int first, int second) {
        bytes.putShort(2 + 2 * slots, (short) first);
        bytes.putShort(4 + 2 * slots, (short) second);
        slots += 2;
    }

    void link(int address) {
        addSlots(address, LINK);
    }

    /** The finished page. */
    ByteBuffer finish() {
        bytes.putShort(0, (short) slots);
        bytes.putShort(2 + 2 * slots, (short) free());
        bytes.putShort(4 + 2 * slots, (short) offset);
        return bytes.rewind();
    }
}
