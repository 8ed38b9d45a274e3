package dev.tollgate.makemap.db;

import static dev.tollgate.makemap.db.DbFormat.HASH_KEY_DATA;
import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.PAGE_NUMBER;
import static dev.tollgate.makemap.db.DbFormat.SLOT;

import dev.tollgate.makemap.format.PairSum;
import java.io.IOException;
import java.util.Arrays;

/**
 * The sum of the pairs of a hash file that lookups find, page after page. A lookup goes to the first page of the bucket of
 * the key's hash: it ends at every pair of that page whose key belongs to the bucket and stands in order. Only what is
 * stored in another way is looked up.
 */
final class HashSum {
    private final DbPages pages;
    private final HashTable table;
    private final DbHashReader reader;
    private final PairSum sum = new PairSum();
    private final byte[] bytes;

    HashSum(DbPages pages, HashTable table, DbHashReader reader) {
        this.pages = pages;
        this.table = table;
        this.reader = reader;
        bytes = new byte[pages.pageSize()];
    }

    PairSum sum() throws IOException {
        for (long bucket = 0; bucket <= table.maxBucket(); bucket++) {
            long visited = 0;
            for (long page = table.page(bucket); page != 0; visited++) {
                int slots = reader.start(page, visited);
                boolean plain = visited == 0 && pages.type(page) == DbFormat.TYPE_HASH;
                if (!plain || !addPlain(page, slots, bucket)) {
                    reader.forEach(page, slots, this::addIfFound);
                }
                page = slots == 0 && pages.u32(page, PAGE_NUMBER) == 0 ? 0 : pages.next(page);
            }
        }
        return sum;
    }

    /** Adds the pairs of a page whose items are all on it and in order; false, and none added, if it is another. */
    private boolean addPlain(long page, int slots, long bucket) throws IOException {
        pages.copy(page, bytes);
        PairSum ofPage = new PairSum();
        int first = PAGE_INDEX + SLOT * slots;
        int end = bytes.length;
        int before = end;
        int beforeEnd = end;
        for (int slot = 0; slot < slots; slot += 2) {
            int key = pages.slot(page, slot);
            int value = pages.slot(page, slot + 1);
            if (key >= end || value >= key || value < first) {
                return false;
            }
            boolean inOrder = slot == 0 || DbHash.precedes(bytes, before, beforeEnd, bytes, key + 1, end);
            if (bytes[key] != HASH_KEY_DATA
                    || bytes[value] != HASH_KEY_DATA
                    || !inOrder
                    || table.bucket(DbHash.of(bytes, key + 1, end - key - 1)) != bucket) {
                return false;
            }
            ofPage.add(bytes, key + 1, end, value + 1, key);
            before = key + 1;
            beforeEnd = end;
            end = value;
        }
        sum.add(ofPage);
        return true;
    }

    private void addIfFound(byte[] key, byte[] value) throws IOException {
        if (Arrays.equals(reader.get(key), value)) {
            byte[] pair = Arrays.copyOf(key, key.length + value.length);
            System.arraycopy(value, 0, pair, key.length, value.length);
            sum.add(pair, 0, key.length, key.length, pair.length);
        }
    }
}
