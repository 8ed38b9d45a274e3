package dev.tollgate.model.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Questions about eight bytes at once, each byte in its own eighth of a long. */
final class EightBytes {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long NEWLINES = '\n' * ONES;
    private static final long SPACES = ' ' * ONES;
    private static final long BEHIND_SPACE = (' ' + 1) * ONES;

    private EightBytes() {}

    static boolean noneIsNewlineOrNul(byte[] text, int at) {
        long word = (long) LONG.get(text, at);
        long zeroWhereNewline = word ^ NEWLINES;
        // Taking one from a zero byte borrows into its high bit; from any other byte below 0x80 it does not.
        return ((zeroWhereNewline - ONES & ~zeroWhereNewline | word - ONES & ~word) & HIGH_BITS) == 0;
    }

    /** Whether all bytes are above the space; false may also mean a control character that is not white space. */
    static boolean noneIsSpace(byte[] text, int at) {
        long word = (long) LONG.get(text, at);
        return (word - BEHIND_SPACE & ~word & HIGH_BITS) == 0;
    }

    /** Whether all bytes are from the space to the tilde. */
    static boolean allArePrintable(byte[] text, int at) {
        long word = (long) LONG.get(text, at);
        // Adding one carries from 0x7F into the high bit; a byte with that bit is out anyway.
        return ((word | word + ONES | word - SPACES) & HIGH_BITS) == 0;
    }
}
