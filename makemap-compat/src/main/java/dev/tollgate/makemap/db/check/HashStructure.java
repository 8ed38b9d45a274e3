package dev.tollgate.makemap.db.check;

import static dev.tollgate.makemap.db.DbFormat.HASH_DUPLICATES;
import static dev.tollgate.makemap.db.DbFormat.HASH_DUPLICATE_SET;
import static dev.tollgate.makemap.db.DbFormat.HASH_KEY_DATA;
import static dev.tollgate.makemap.db.DbFormat.HASH_OFF_PAGE;
import static dev.tollgate.makemap.db.DbFormat.HASH_OFF_PAGE_DUPLICATES;
import static dev.tollgate.makemap.db.DbFormat.META_ELEMENTS;
import static dev.tollgate.makemap.db.DbFormat.META_FLAGS;
import static dev.tollgate.makemap.db.DbFormat.PAGE_NUMBER;
import static dev.tollgate.makemap.db.DbFormat.PAGE_PREVIOUS;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_LENGTH;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_PAGE;
import static dev.tollgate.makemap.db.DbFormat.TYPE_HASH;
import static dev.tollgate.makemap.db.DbFormat.TYPE_HASH_UNSORTED;
import static dev.tollgate.makemap.db.check.DbCheck.require;

import dev.tollgate.makemap.db.DbHash;
import dev.tollgate.makemap.db.DbPages;
import dev.tollgate.makemap.db.HashTable;
import dev.tollgate.makemap.format.MapFormatException;

/** Checks what is particular to hash files: the bucket table, the chains, and that every key is in its bucket. */
final class HashStructure implements DbCheck.Structure {
    private static final long MOST_ELEMENTS = 0x80000000L;

    private final DbPages pages;
    private final DbCheck check;
    private final OffPageCheck offPage;
    private final HashTable table;

    HashStructure(DbPages pages, DbCheck check) throws MapFormatException {
        this.pages = pages;
        this.check = check;
        this.offPage = new OffPageCheck(pages, check);
        this.table = new HashTable(pages);
    }

    /** Checks the metadata page, which claims {@code count} pages. */
    void checkMeta(long count) throws MapFormatException {
        require(count == pages.count(), 0, "last page " + (pages.count() - 1), "page " + (count - 1));
        table.checkSpares(pages);
        long elements = Integer.toUnsignedLong(pages.meta(META_ELEMENTS));
        require(elements <= MOST_ELEMENTS, 0, "a credible number of elements", elements + "");
    }

    @Override
    public boolean allowsZeroPages() {
        return true;
    }

    @Override
    public void check() throws MapFormatException {
        for (long bucket = 0; bucket <= table.maxBucket(); bucket++) {
            checkChain(bucket);
        }
        for (long bucket = table.maxBucket() + 1; bucket <= table.highMask(); bucket++) {
            long page = table.page(bucket);
            check.reference(page, "bucket " + bucket);
            if (!pages.neverWritten(page)) {
                checkType(page);
                require(pages.slots(page) == 0, page, "an empty bucket, being after the last", "entries");
            }
        }
    }

    private void checkType(long page) throws MapFormatException {
        int type = pages.type(page);
        require(type == TYPE_HASH || type == TYPE_HASH_UNSORTED, page, "a page of a bucket", "page type " + type);
    }

    private void checkChain(long bucket) throws MapFormatException {
        long previous = 0;
        long page = table.page(bucket);
        do {
            check.reference(page, "bucket " + bucket);
            if (pages.u32(page, PAGE_NUMBER) == 0 && previous == 0) {
                return;
            }
            checkType(page);
            long back = pages.u32(page, PAGE_PREVIOUS);
            require(back == previous, page, "previous page " + previous, "page " + back);
            checkItems(page, bucket);
            previous = page;
            page = pages.next(page);
        } while (page != 0);
    }

    private void checkItems(long page, long bucket) throws MapFormatException {
        int slots = pages.slots(page);
        boolean duplicates = (pages.meta(META_FLAGS) & HASH_DUPLICATES) != 0;
        byte[] before = null;
        for (int slot = 0, end = pages.pageSize(); slot < slots; slot++) {
            int at = pages.slot(page, slot);
            int type = pages.u8(page, at);
            if (type == HASH_DUPLICATE_SET || type == HASH_OFF_PAGE_DUPLICATES) {
                require(duplicates, page, "no duplicates in a map without them", "some in slot " + slot);
            }
            long target = type == HASH_OFF_PAGE || type == HASH_OFF_PAGE_DUPLICATES
                    ? pages.u32(page, at + REFERENCE_PAGE)
                    : 0;
            if (type == HASH_OFF_PAGE) {
                offPage.chain(target, pages.u32(page, at + REFERENCE_LENGTH), "page " + page);
            } else if (type == HASH_OFF_PAGE_DUPLICATES) {
                offPage.duplicates(target, "page " + page);
            }
            if (slot % 2 == 0) {
                byte[] key = type == HASH_KEY_DATA
                        ? pages.bytes(page, at + 1, end - at - 1)
                        : pages.overflow(target, pages.u32(page, at + REFERENCE_LENGTH));
                require(
                        table.bucket(DbHash.of(key, 0, key.length)) == bucket,
                        page,
                        "keys of bucket " + bucket,
                        "a key of another in slot " + slot);
                boolean sorted = pages.type(page) == TYPE_HASH && type == HASH_KEY_DATA;
                if (sorted && before != null) {
                    require(
                            DbHash.precedes(before, 0, before.length, key, 0, key.length),
                            page,
                            "keys in order",
                            "slot " + slot + " out of order");
                }
                before = sorted ? key : null;
            }
            end = at;
        }
    }
}
