package dev.tollgate.makemap.db;

import dev.tollgate.makemap.format.MapFormatException;

/** The bucket table of a hash file: which bucket a hash belongs to, and on which page a bucket begins. */
public final class HashTable {
    private final long maxBucket;
    private final int highMask;
    private final int lowMask;
    private final long[] spares = new long[DbFormat.SPARES];

    /** Reads the metadata page; the masks must fit the number of buckets, and all buckets the file. */
    public HashTable(DbPages pages) throws MapFormatException {
        int flags = pages.meta(DbFormat.META_FLAGS);
        if ((flags & ~(DbFormat.HASH_DUPLICATES | DbFormat.HASH_SORTED_DUPLICATES)) != 0) {
            throw new MapFormatException("page 0, flags", "a plain hash map", "flags " + flags);
        }
        int charKey = pages.meta(DbFormat.META_CHAR_KEY);
        if (charKey != DbFormat.CHAR_KEY_HASH) {
            throw new MapFormatException(
                    "page 0, hash of the test key",
                    Integer.toHexString(DbFormat.CHAR_KEY_HASH),
                    Integer.toHexString(charKey));
        }
        maxBucket = Integer.toUnsignedLong(pages.meta(DbFormat.META_MAX_BUCKET));
        highMask = pages.meta(DbFormat.META_HIGH_MASK);
        lowMask = pages.meta(DbFormat.META_LOW_MASK);
        if (maxBucket == 0
                || maxBucket >= pages.count()
                || highMask != (1 << DbHash.generation((int) maxBucket + 1)) - 1
                || lowMask != highMask >>> 1) {
            throw new MapFormatException(
                    "page 0, buckets",
                    "masks that fit the number of buckets",
                    "last bucket " + maxBucket + ", masks " + Integer.toHexString(highMask) + " and "
                            + Integer.toHexString(lowMask));
        }
        for (int i = 0; i < spares.length; i++) {
            spares[i] = Integer.toUnsignedLong(pages.meta(DbFormat.META_SPARES + Integer.BYTES * i));
        }
    }

    /** Checks that all buckets for which pages are reserved, up to the first unused entry, lie in the file. */
    public void checkSpares(DbPages pages) throws MapFormatException {
        for (int i = 0; i < spares.length && spares[i] != 0; i++) {
            long last = (1L << i) - 1 + spares[i];
            if (last >= pages.count()) {
                throw new MapFormatException(
                        "page 0, spares " + i, "buckets in the file", "buckets up to page " + last);
            }
        }
    }

    public long maxBucket() {
        return maxBucket;
    }

    /** The last bucket for which a page is reserved. */
    public long highMask() {
        return highMask;
    }

    /** The first page of {@code bucket}. */
    public long page(long bucket) {
        return bucket + spares[DbHash.generation((int) bucket + 1)];
    }

    /** The bucket of the keys with {@code hash}. */
    public long bucket(int hash) {
        long bucket = Integer.toUnsignedLong(hash & highMask);
        return bucket > maxBucket ? bucket & lowMask : bucket;
    }
}
