package dev.tollgate.makemap.db;

import dev.tollgate.makemap.format.DbVersion;

/** Offsets and constants of Berkeley DB files, named after the description in the package comment. */
final class DbFormat {
    private DbFormat() {}

    static final int HASH_MAGIC = 0x00061561;
    static final int BTREE_MAGIC = 0x00053162;
    /** The page size of all files written here; makemap's on all usual file systems. */
    static final int PAGE_SIZE = 4096;

    static final int MIN_PAGE_SIZE = 512;
    static final int MAX_PAGE_SIZE = 65536;

    // Metadata page, both access methods.
    static final int META_MAGIC = 12;
    static final int META_VERSION = 16;
    static final int META_PAGE_SIZE = 20;
    static final int META_ENCRYPTION = 24;
    static final int META_TYPE = 25;
    static final int META_METAFLAGS = 26;
    static final int META_FREE = 28;
    static final int META_LAST_PAGE = 32;
    static final int META_PARTITIONS = 36;
    static final int META_KEY_COUNT = 40;
    static final int META_RECORD_COUNT = 44;
    static final int META_FLAGS = 48;
    static final int META_FILE_ID = 52;
    static final int FILE_ID_LENGTH = 20;
    static final int META_LENGTH = 512;

    // Metadata page of a hash file.
    static final int META_MAX_BUCKET = 72;
    static final int META_HIGH_MASK = 76;
    static final int META_LOW_MASK = 80;
    static final int META_FILL_FACTOR = 84;
    static final int META_ELEMENTS = 88;
    static final int META_CHAR_KEY = 92;
    static final int META_SPARES = 96;
    static final int SPARES = 32;
    static final int CHAR_KEY_HASH = 0x5E688DD1;
    static final int HASH_DUPLICATES = 1;
    static final int HASH_SUBDATABASE = 2;
    static final int HASH_SORTED_DUPLICATES = 4;

    // Metadata page of a btree file.
    static final int META_MIN_KEY = 76;
    static final int META_RECORD_LENGTH = 80;
    static final int META_RECORD_PAD = 84;
    static final int META_ROOT = 88;
    static final int MIN_KEY = 2;
    static final int RECORD_PAD = 0x20;
    static final int BTREE_DUPLICATES = 1;
    static final int BTREE_SORTED_DUPLICATES = 0x40;

    // Every other page.
    static final int PAGE_LSN_OFFSET = 4;
    static final int PAGE_NUMBER = 8;
    static final int PAGE_PREVIOUS = 12;
    static final int PAGE_NEXT = 16;
    static final int PAGE_ENTRIES = 20;
    static final int PAGE_HIGH_FREE = 22;
    static final int PAGE_LEVEL = 24;
    static final int PAGE_TYPE = 25;
    static final int PAGE_INDEX = 26;
    static final int SLOT = 2;

    static final int TYPE_INVALID = 0;
    static final int TYPE_HASH_UNSORTED = 2;
    static final int TYPE_BTREE_INTERNAL = 3;
    static final int TYPE_RECNO_INTERNAL = 4;
    static final int TYPE_BTREE_LEAF = 5;
    static final int TYPE_RECNO_LEAF = 6;
    static final int TYPE_OVERFLOW = 7;
    static final int TYPE_HASH_META = 8;
    static final int TYPE_BTREE_META = 9;
    static final int TYPE_DUPLICATE_LEAF = 12;
    static final int TYPE_HASH = 13;

    static final int LEAF_LEVEL = 1;

    // Items of hash pages: the first byte is the type.
    static final int HASH_KEY_DATA = 1;
    static final int HASH_DUPLICATE_SET = 2;
    static final int HASH_OFF_PAGE = 3;
    static final int HASH_OFF_PAGE_DUPLICATES = 4;
    static final int HASH_OFF_PAGE_SIZE = 12;
    static final int HASH_OFF_PAGE_DUPLICATES_SIZE = 8;
    static final int REFERENCE_PAGE = 4;
    static final int REFERENCE_LENGTH = 8;
    /** The two lengths around a value of an on-page duplicate set. */
    static final int DUPLICATE_OVERHEAD = 4;

    // Items of btree and recno leaves: two bytes of length, then the type.
    static final int ITEM_TYPE = 2;
    static final int ITEM_DATA = 3;
    static final int ITEM_KEY_DATA = 1;
    static final int ITEM_DUPLICATES = 2;
    static final int ITEM_OVERFLOW = 3;
    static final int ITEM_DELETED = 0x80;
    static final int ITEM_REFERENCE_SIZE = 12;

    // Items of btree internal pages, and of recno internal pages.
    static final int INTERNAL_CHILD = 4;
    static final int INTERNAL_RECORDS = 8;
    static final int INTERNAL_KEY = 12;
    static final int RECNO_INTERNAL_RECORDS = 4;
    static final int RECNO_INTERNAL_SIZE = 8;

    /** The longest key or value that stays on a hash page. */
    static int hashOnPage(int pageSize) {
        return pageSize / 4;
    }

    /** The longest key or value that stays on a btree or recno leaf. */
    static int btreeOnPage(int pageSize) {
        return (pageSize - PAGE_INDEX) / (2 * MIN_KEY) - 10;
    }

    static int align4(int length) {
        return (length + 3) & ~3;
    }

    /** The type of the pages that a version's hash maps have: up to version 8 they are not sorted. */
    static int hashPageType(DbVersion version) {
        return version.hash() <= 8 ? TYPE_HASH_UNSORTED : TYPE_HASH;
    }
}
