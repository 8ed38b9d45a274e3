package dev.tollgate.makemap.db;

import java.util.Arrays;

/** The hash function of Berkeley DB hash files, versions 5 and later: FNV-1's step from a zero start. */
public final class DbHash {
    private static final int PRIME = 16777619;

    private DbHash() {}

    /** The hash of {@code bytes[from, from + length)}, the key exactly as stored. */
    public static int of(byte[] bytes, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = hash * PRIME ^ (bytes[i] & 0xFF);
        }
        return hash;
    }

    /**
     * Whether the key {@code a[aFrom, aTo)} comes before {@code b[bFrom, bTo)} on a sorted page: a longer key before its own
     * beginning.
     */
    public static boolean precedes(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        int mismatch = Arrays.mismatch(a, aFrom, aTo, b, bFrom, bTo);
        if (mismatch < 0) {
            return false;
        }
        return mismatch == Math.min(aTo - aFrom, bTo - bFrom)
                ? aTo - aFrom > bTo - bFrom
                : (a[aFrom + mismatch] & 0xFF) < (b[bFrom + mismatch] & 0xFF);
    }

    /** ceil(log2 n): the generation of bucket {@code n - 1}. */
    public static int generation(int n) {
        return 32 - Integer.numberOfLeadingZeros(n - 1);
    }
}
