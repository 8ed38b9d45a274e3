package dev.tollgate.makemap.db185;

import dev.tollgate.makemap.file.MappedFile;
import dev.tollgate.makemap.format.MapFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header of a hash file.
 *
 * @param pageSize bytes of a page
 * @param splitPoint the split point at which overflow pages are allocated
 * @param lastBucket the number of buckets less one
 * @param highMask the mask of the next doubling
 * @param lowMask the mask of the present size
 * @param keys the number of pairs
 * @param headerPages the number of pages in front of bucket 0
 * @param spares for each split point the overflow pages up to it
 * @param bitmap the address of the first bitmap page
 */
record HashHeader(
        int pageSize,
        int splitPoint,
        int lastBucket,
        int highMask,
        int lowMask,
        int keys,
        int headerPages,
        Spares spares,
        int bitmap) {
    static final int SPLIT_POINTS = 32;
    static final int ADDRESS_BITS = 11;
    static final int MAX_OVERFLOW = (1 << ADDRESS_BITS) - 1;

    private static final int SIZE = 260;
    private static final int MAGIC = 0x00061561;
    private static final int VERSION = 2;
    private static final int LITTLE = 1234;
    private static final int DIRECTORY_SIZE = 256;
    private static final int DIRECTORY_SHIFT = 8;
    private static final int MIN_FILL = 4;
    private static final int KNOWN_HASH = 0x956E7DE3;
    private static final int SPARES_AT = 68;

    /** How many overflow pages there are up to and with each split point. */
    static final class Spares {
        private final int[] upTo;

        Spares(int[] upTo) {
            this.upTo = upTo.clone();
        }

        int upTo(int splitPoint) {
            return upTo[splitPoint];
        }
    }

    /** Reads the header of {@code file}, whose pages are in {@code order}. */
    static HashHeader read(MappedFile file, ByteOrder order) throws MapFormatException {
        ByteBuffer header = ByteBuffer.wrap(file.bytes(0, SIZE));
        int pageSize = header.getInt(12);
        if (Integer.bitCount(pageSize) != 1 || pageSize < 64 || pageSize > 65536) {
            throw new MapFormatException("header", "a page size that is a power of two", Integer.toString(pageSize));
        }
        if (header.getInt(8) != (order == ByteOrder.LITTLE_ENDIAN ? LITTLE : 4321)) {
            throw new MapFormatException("header", "byte order 1234 or 4321", Integer.toString(header.getInt(8)));
        }
        if (header.getInt(64) != KNOWN_HASH) {
            throw new MapFormatException(
                    "header", "the hash function of db 1.85", "another one (" + header.getInt(64) + ")");
        }
        int lastBucket = header.getInt(40);
        int lowMask = header.getInt(48);
        int highMask = header.getInt(44);
        if (lastBucket < 0
                || lowMask < 0
                || Integer.bitCount(lowMask + 1) != 1
                || highMask != 2 * lowMask + 1
                || lastBucket < lowMask
                || lastBucket > highMask) {
            throw new MapFormatException(
                    "header",
                    "masks that fit the buckets",
                    "last bucket " + lastBucket + ", masks " + highMask + " and " + lowMask);
        }
        int[] spares = new int[SPLIT_POINTS];
        for (int i = 0; i < SPLIT_POINTS; i++) {
            spares[i] = header.getInt(SPARES_AT + 4 * i);
        }
        return new HashHeader(
                pageSize,
                header.getInt(32),
                lastBucket,
                highMask,
                lowMask,
                header.getInt(56),
                header.getInt(60),
                new Spares(spares),
                Short.toUnsignedInt(header.getShort(SPARES_AT + 4 * SPLIT_POINTS)));
    }

    /** Writes the header of a little-endian file to the beginning of {@code page}. */
    void write(ByteBuffer page) {
        page.order(ByteOrder.BIG_ENDIAN);
        int shift = Integer.numberOfTrailingZeros(pageSize);
        int fill = Math.max(MIN_FILL, keys / (lastBucket + 1) + 1);
        page.putInt(MAGIC).putInt(VERSION).putInt(LITTLE).putInt(pageSize).putInt(shift);
        page.putInt(DIRECTORY_SIZE).putInt(DIRECTORY_SIZE).putInt(DIRECTORY_SHIFT);
        page.putInt(splitPoint).putInt(spares.upTo(splitPoint));
        page.putInt(lastBucket).putInt(highMask).putInt(lowMask).putInt(fill).putInt(keys);
        page.putInt(headerPages).putInt(KNOWN_HASH);
        for (int i = 0; i < SPLIT_POINTS; i++) {
            page.putInt(spares.upTo(i));
        }
        page.putShort((short) bitmap);
    }

    static int hash(byte[] bytes, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = hash * 33 + (bytes[i] & 0xFF);
        }
        return hash;
    }

    int bucket(int hash) {
        int bucket = hash & highMask;
        return bucket > lastBucket ? bucket & lowMask : bucket;
    }

    /** The page of a bucket. */
    long page(int bucket) {
        int before = bucket == 0 ? 0 : spares.upTo(ceilingLog(bucket + 1) - 1);
        return (long) bucket + headerPages + before;
    }

    /** The page of an overflow address. */
    long overflowPage(int address) {
        return page((1 << (address >>> ADDRESS_BITS)) - 1) + (address & MAX_OVERFLOW);
    }

    private static int ceilingLog(int n) {
        return 32 - Integer.numberOfLeadingZeros(n - 1);
    }
}
