package dev.tollgate.makemap.build;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Entries packed one after the other in one array; an entry is named by the offset of its record.
 *
 * <p>A record is: hash (4 bytes), sequence (8), length of key (4), length of value (4), key, value.
 */
public final class Records {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int HASH = 0;
    private static final int SEQUENCE = 4;
    private static final int KEY_LENGTH = 12;
    private static final int VALUE_LENGTH = 16;
    private static final int KEY = 20;

    private final byte[] bytes;
    private final int count;

    Records(byte[] bytes, int count) {
        this.bytes = bytes;
        this.count = count;
    }

    static int size(int keyLength, int valueLength) {
        return KEY + keyLength + valueLength;
    }

    static void write(byte[] target, int at, int hash, EntryBlock block, int entry) {
        int keyLength = block.keyLength(entry);
        int valueLength = block.valueLength(entry);
        INT.set(target, at + HASH, hash);
        LONG.set(target, at + SEQUENCE, block.sequence(entry));
        INT.set(target, at + KEY_LENGTH, keyLength);
        INT.set(target, at + VALUE_LENGTH, valueLength);
        System.arraycopy(block.bytes(), block.keyStart(entry), target, at + KEY, keyLength);
        System.arraycopy(block.bytes(), block.valueStart(entry), target, at + KEY + keyLength, valueLength);
    }

    /** The array that holds keys and values. */
    public byte[] bytes() {
        return bytes;
    }

    /** The number of entries. */
    public int count() {
        return count;
    }

    /** The offsets of all records. */
    public int[] offsets() {
        int[] offsets = new int[count];
        int at = 0;
        for (int i = 0; i < count; i++) {
            offsets[i] = at;
            at += size(keyLength(at), valueLength(at));
        }
        return offsets;
    }

    /** The hash that was given for the record. */
    public int hash(int record) {
        return (int) INT.get(bytes, record + HASH);
    }

    /** The entry's place in the input. */
    public long sequence(int record) {
        return (long) LONG.get(bytes, record + SEQUENCE);
    }

    /** Where the key begins. */
    public int keyStart(int record) {
        return record + KEY;
    }

    /** The key's length. */
    public int keyLength(int record) {
        return (int) INT.get(bytes, record + KEY_LENGTH);
    }

    /** Where the value begins. */
    public int valueStart(int record) {
        return record + KEY + keyLength(record);
    }

    /** The value's length. */
    public int valueLength(int record) {
        return (int) INT.get(bytes, record + VALUE_LENGTH);
    }

    /** Whether both records have the same key. */
    public boolean sameKey(int a, int b) {
        int aStart = keyStart(a);
        int bStart = keyStart(b);
        return Arrays.equals(bytes, aStart, aStart + keyLength(a), bytes, bStart, bStart + keyLength(b));
    }
}
