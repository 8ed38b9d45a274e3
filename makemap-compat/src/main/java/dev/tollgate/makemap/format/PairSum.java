package dev.tollgate.makemap.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The number of some pairs and a sum of 64-bit hashes of them, which does not depend on their order: the same for the same
 * pairs, and for any others as good as never. Not against somebody who makes pairs for it.
 */
public final class PairSum {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xC2B2AE3D27D4EB4FL;
    private static final int ROTATION = 31;

    private long count;
    private long sum;

    /** Adds the pair of {@code bytes[key, keyEnd)} and {@code bytes[value, valueEnd)}. */
    public void add(byte[] bytes, int key, int keyEnd, int value, int valueEnd) {
        count++;
        sum += hash(hash(0, bytes, key, keyEnd), bytes, value, valueEnd);
    }

    /** Adds all that {@code other} has. */
    public void add(PairSum other) {
        count += other.count;
        sum += other.sum;
    }

    /** How many pairs were added. */
    public long count() {
        return count;
    }

    /** Whether the same pairs were added to {@code other}. */
    public boolean isOfSamePairsAs(PairSum other) {
        return count == other.count && sum == other.sum;
    }

    private static long hash(long seed, byte[] bytes, int from, int to) {
        long hash = seed + to - from;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = mixed(hash, (long) WORDS.get(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << Byte.SIZE | bytes[at] & 0xFF;
        }
        long last = mixed(hash, rest);
        return last ^ last >>> ROTATION;
    }

    private static long mixed(long hash, long word) {
        return Long.rotateLeft(hash ^ word * FIRST, ROTATION) * SECOND;
    }
}
