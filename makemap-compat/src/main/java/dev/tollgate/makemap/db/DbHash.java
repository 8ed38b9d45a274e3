package dev.tollgate.makemap.db;

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

    /** ceil(log2 n): the generation of bucket {@code n - 1}. */
    public static int generation(int n) {
        return 32 - Integer.numberOfLeadingZeros(n - 1);
    }
}
