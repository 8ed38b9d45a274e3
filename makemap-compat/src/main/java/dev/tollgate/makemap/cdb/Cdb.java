package dev.tollgate.makemap.cdb;

/** The constants of the format. */
final class Cdb {
    static final int TABLES = 256;
    static final int POINTER_SIZE = 8;
    static final int RECORDS_START = TABLES * POINTER_SIZE;
    static final int RECORD_HEADER = 8;
    static final int SLOT_SIZE = 8;
    static final long MAX_SIZE = 0xFFFFFFFFL;

    private static final int HASH_START = 5381;

    private Cdb() {}

    static int hash(byte[] bytes, int from, int length) {
        int hash = HASH_START;
        for (int i = from; i < from + length; i++) {
            hash = hash * 33 ^ (bytes[i] & 0xFF);
        }
        return hash;
    }

    /** The table of a hash. */
    static int table(int hash) {
        return hash & TABLES - 1;
    }

    /** The slot at which the search for a hash begins. */
    static long firstSlot(int hash, long slots) {
        return (hash >>> 8) % slots;
    }

    /** The slot at which the search for a hash begins, in a table that fits into memory. */
    static int firstSlot(int hash, int slots) {
        return (hash >>> 8) % slots;
    }
}
