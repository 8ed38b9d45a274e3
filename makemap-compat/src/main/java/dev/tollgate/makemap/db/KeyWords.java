package dev.tollgate.makemap.db;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Eight bytes of a key as one number. Unsigned, these numbers sort as the bytes do; after the end of a key they hold
 * zeros, so that equal numbers leave open which key is the greater one.
 */
final class KeyWords {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private KeyWords() {}

    /** The word of {@code key} from byte {@code from} on. */
    static long of(byte[] key, int from) {
        if (from <= key.length - Long.BYTES) {
            return (long) WORDS.get(key, from);
        }
        long word = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            word = word << Byte.SIZE | (i < key.length ? key[i] & 0xFF : 0);
        }
        return word;
    }

    /** The word at {@code offset} of {@code memory}, where {@code left} bytes of a key remain. */
    static long of(ByteBuffer memory, int offset, int left) {
        long stored = memory.getLong(offset);
        long word = memory.order() == ByteOrder.BIG_ENDIAN ? stored : Long.reverseBytes(stored);
        return left >= Long.BYTES ? word : word & ~(-1L >>> Byte.SIZE * left);
    }

    /** How many first bytes two words have in common. */
    static int shared(long word, long other) {
        return Long.numberOfLeadingZeros(word ^ other) / Byte.SIZE;
    }
}
