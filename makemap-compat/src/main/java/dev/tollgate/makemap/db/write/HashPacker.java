package dev.tollgate.makemap.db.write;

import static dev.tollgate.makemap.db.DbFormat.DUPLICATE_OVERHEAD;
import static dev.tollgate.makemap.db.DbFormat.HASH_DUPLICATE_SET;
import static dev.tollgate.makemap.db.DbFormat.HASH_KEY_DATA;
import static dev.tollgate.makemap.db.DbFormat.HASH_OFF_PAGE;
import static dev.tollgate.makemap.db.DbFormat.HASH_OFF_PAGE_DUPLICATES;
import static dev.tollgate.makemap.db.DbFormat.HASH_OFF_PAGE_DUPLICATES_SIZE;
import static dev.tollgate.makemap.db.DbFormat.HASH_OFF_PAGE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.PAGE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_LENGTH;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_PAGE;
import static dev.tollgate.makemap.db.DbFormat.SLOT;

import dev.tollgate.makemap.build.Records;
import dev.tollgate.makemap.db.DbFormat;
import java.io.IOException;

/** Packs the sorted pairs of one bucket after the other into the bucket's page and its overflow pages. */
final class HashPacker {
    private static final int ON_PAGE = DbFormat.hashOnPage(PAGE_SIZE);
    private static final int PAIR_SLOTS = 2 * SLOT;

    private final Records records;
    private final PageImage image;
    private final int pageType;
    private int page;
    private int slots;
    private int low;
    private long load;

    HashPacker(Records records, PageImage image, int pageType) {
        this.records = records;
        this.image = image;
        this.pageType = pageType;
    }

    /** The bytes a pair takes on a bucket page, index included, when its key comes only once. */
    static int load(int keyLength, int valueLength) {
        return 1 + keyLength + (valueLength > ON_PAGE ? HASH_OFF_PAGE_SIZE : 1 + valueLength) + PAIR_SLOTS;
    }

    /** The bytes all pairs so far take on bucket pages, index included. */
    long load() {
        return load;
    }

    /** Begins the bucket whose first page is page {@code index} of the image and {@code number} of the file. */
    void startBucket(int index, int number) {
        image.start(index, pageType, 0);
        image.number(index, number);
        page = index;
        slots = 0;
        low = PAGE_SIZE;
    }

    /** Adds the pair of the key of {@code offsets[from]} and the values of {@code offsets[from, to)}. */
    void add(int[] offsets, int from, int to) throws IOException {
        assert from < to : "a key without a value";
        int record = offsets[from];
        int keyLength = records.keyLength(record);
        if (keyLength > ON_PAGE) {
            throw new IOException("a key of " + keyLength + " bytes does not fit into a hash map; the longest has "
                    + "" + ON_PAGE
                    + ", and sendmail looks up 256 at most");
        }
        if (to - from == 1) {
            addPair(record, keyLength);
        } else {
            addDuplicates(offsets, from, to, keyLength);
        }
    }

    private void addPair(int record, int keyLength) throws IOException {
        int length = records.valueLength(record);
        int start = records.valueStart(record);
        boolean offPage = length > ON_PAGE;
        int at = room(record, keyLength, offPage ? HASH_OFF_PAGE_SIZE : 1 + length);
        if (offPage) {
            int first = OverflowChain.write(image, records.bytes(), start, length);
            image.bytes()[at] = HASH_OFF_PAGE;
            image.refer(at + REFERENCE_PAGE, first);
            LittleEndian.put32(image.bytes(), at + REFERENCE_LENGTH, length);
        } else {
            image.bytes()[at] = HASH_KEY_DATA;
            System.arraycopy(records.bytes(), start, image.bytes(), at + 1, length);
        }
    }

    private void addDuplicates(int[] offsets, int from, int to, int keyLength) throws IOException {
        long size = 0;
        boolean offPage = false;
        for (int i = from; i < to; i++) {
            int length = records.valueLength(offsets[i]);
            offPage |= length > ON_PAGE;
            size += length + DUPLICATE_OVERHEAD;
        }
        if (offPage || size > ON_PAGE) {
            int at = room(offsets[from], keyLength, HASH_OFF_PAGE_DUPLICATES_SIZE);
            int root = new RecnoTree(image).write(records, offsets, from, to);
            image.bytes()[at] = HASH_OFF_PAGE_DUPLICATES;
            image.refer(at + REFERENCE_PAGE, root);
            return;
        }
        int at = room(offsets[from], keyLength, 1 + (int) size);
        byte[] target = image.bytes();
        target[at++] = HASH_DUPLICATE_SET;
        for (int i = from; i < to; i++) {
            int length = records.valueLength(offsets[i]);
            LittleEndian.put16(target, at, length);
            System.arraycopy(records.bytes(), records.valueStart(offsets[i]), target, at + 2, length);
            LittleEndian.put16(target, at + 2 + length, length);
            at += length + DUPLICATE_OVERHEAD;
        }
        assert at % PAGE_SIZE == (low + 1 + size) % PAGE_SIZE : "the set ends elsewhere";
    }

    /** Puts the key on a page that has room for it and a data item of {@code dataSize}; where the latter begins. */
    private int room(int record, int keyLength, int dataSize) throws IOException {
        int keySize = 1 + keyLength;
        int needed = keySize + dataSize + PAIR_SLOTS;
        if (needed > low - PAGE_INDEX - SLOT * slots) {
            int next = image.addPage(pageType, 0);
            image.link(page, next);
            page = next;
            slots = 0;
            low = PAGE_SIZE;
        }
        assert needed <= low - PAGE_INDEX - SLOT * slots : "an empty page is too small for " + needed;
        load += needed;
        low -= keySize;
        int at = page * PAGE_SIZE + low;
        image.bytes()[at] = HASH_KEY_DATA;
        System.arraycopy(records.bytes(), records.keyStart(record), image.bytes(), at + 1, keyLength);
        image.slot(page, slots++, low);
        low -= dataSize;
        image.slot(page, slots++, low);
        assert low >= PAGE_INDEX + SLOT * slots : low;
        return page * PAGE_SIZE + low;
    }
}
