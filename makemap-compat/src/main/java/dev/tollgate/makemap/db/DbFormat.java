package dev.tollgate.makemap.db;

import dev.tollgate.makemap.format.DbVersion;

/** Offsets and constants of Berkeley DB files, named after the description in the package comment. */
public final class DbFormat {
    private DbFormat() {}

    public static final int HASH_MAGIC = 0x00061561;
    public static final int BTREE_MAGIC = 0x00053162;
    /** The page size of all files written here; makemap's on all usual file systems. */
    public static final int PAGE_SIZE = 4096;

    public static final int MIN_PAGE_SIZE = 512;
    public static final int MAX_PAGE_SIZE = 65536;

    // Metadata page, both access methods.
    public static final int META_MAGIC = 12;
    public static final int META_VERSION = 16;
    public static final int META_PAGE_SIZE = 20;
    public static final int META_ENCRYPTION = 24;
    public static final int META_TYPE = 25;
    public static final int META_METAFLAGS = 26;
    public static final int META_FREE = 28;
    public static final int META_LAST_PAGE = 32;
    public static final int META_PARTITIONS = 36;
    public static final int META_KEY_COUNT = 40;
    public static final int META_RECORD_COUNT = 44;
    public static final int META_FLAGS = 48;
    public static final int META_FILE_ID = 52;
    public static final int FILE_ID_LENGTH = 20;
    public static final int META_LENGTH = 512;

    // Metadata page of a hash file.
    public static final int META_MAX_BUCKET = 72;
    public static final int META_HIGH_MASK = 76;
    public static final int META_LOW_MASK = 80;
    public static final int META_FILL_FACTOR = 84;
    public static final int META_ELEMENTS = 88;
    public static final int META_CHAR_KEY = 92;
    public static final int META_SPARES = 96;
    public static final int SPARES = 32;
    public static final int CHAR_KEY_HASH = 0x5E688DD1;
    public static final int HASH_DUPLICATES = 1;
    public static final int HASH_SUBDATABASE = 2;
    public static final int HASH_SORTED_DUPLICATES = 4;

    // Metadata page of a btree file.
    public static final int META_MIN_KEY = 76;
    public static final int META_RECORD_LENGTH = 80;
    public static final int META_RECORD_PAD = 84;
    public static final int META_ROOT = 88;
    public static final int MIN_KEY = 2;
    public static final int RECORD_PAD = 0x20;
    public static final int BTREE_DUPLICATES = 1;
    public static final int BTREE_SORTED_DUPLICATES = 0x40;

    // Every other page.
    public static final int PAGE_LSN_OFFSET = 4;
    public static final int PAGE_NUMBER = 8;
    public static final int PAGE_PREVIOUS = 12;
    public static final int PAGE_NEXT = 16;
    public static final int PAGE_ENTRIES = 20;
    public static final int PAGE_HIGH_FREE = 22;
    public static final int PAGE_LEVEL = 24;
    public static final int PAGE_TYPE = 25;
    public static final int PAGE_INDEX = 26;
    public static final int SLOT = 2;

    public static final int TYPE_INVALID = 0;
    public static final int TYPE_HASH_UNSORTED = 2;
    public static final int TYPE_BTREE_INTERNAL = 3;
    public static final int TYPE_RECNO_INTERNAL = 4;
    public static final int TYPE_BTREE_LEAF = 5;
    public static final int TYPE_RECNO_LEAF = 6;
    public static final int TYPE_OVERFLOW = 7;
    public static final int TYPE_HASH_META = 8;
    public static final int TYPE_BTREE_META = 9;
    public static final int TYPE_DUPLICATE_LEAF = 12;
    public static final int TYPE_HASH = 13;

    public static final int LEAF_LEVEL = 1;

    // Items of hash pages: the first byte is the type.
    public static final int HASH_KEY_DATA = 1;
    public static final int HASH_DUPLICATE_SET = 2;
    public static final int HASH_OFF_PAGE = 3;
    public static final int HASH_OFF_PAGE_DUPLICATES = 4;
    public static final int HASH_OFF_PAGE_SIZE = 12;
    public static final int HASH_OFF_PAGE_DUPLICATES_SIZE = 8;
    public static final int REFERENCE_PAGE = 4;
    public static final int REFERENCE_LENGTH = 8;
    /** The two lengths around a value of an on-page duplicate set. */
    public static final int DUPLICATE_OVERHEAD = 4;

    // Items of btree and recno leaves: two bytes of length, then the type.
    public static final int ITEM_TYPE = 2;
    public static final int ITEM_DATA = 3;
    public static final int ITEM_KEY_DATA = 1;
    public static final int ITEM_DUPLICATES = 2;
    public static final int ITEM_OVERFLOW = 3;
    public static final int ITEM_DELETED = 0x80;
    public static final int ITEM_REFERENCE_SIZE = 12;

    // Items of btree internal pages, and of recno internal pages.
    public static final int INTERNAL_CHILD = 4;
    public static final int INTERNAL_RECORDS = 8;
    public static final int INTERNAL_KEY = 12;
    public static final int RECNO_INTERNAL_RECORDS = 4;
    public static final int RECNO_INTERNAL_SIZE = 8;

    /** The longest key or value that stays on a hash page. */
    public static int hashOnPage(int pageSize) {
        return pageSize / 4;
    }

    /** The longest key or value that stays on a btree or recno leaf. */
    public static int btreeOnPage(int pageSize) {
        return (pageSize - PAGE_INDEX) / (2 * MIN_KEY) - 10;
    }

    public static int align4(int length) {
        return (length + 3) & ~3;
    }

    /** The type of the pages that a version's hash maps have: up to version 8 they are not sorted. */
    public static int hashPageType(DbVersion version) {
        return version.hash() <= 8 ? TYPE_HASH_UNSORTED : TYPE_HASH;
    }
}
