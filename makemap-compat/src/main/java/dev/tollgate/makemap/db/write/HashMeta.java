package dev.tollgate.makemap.db.write;

import static dev.tollgate.makemap.db.DbFormat.CHAR_KEY_HASH;
import static dev.tollgate.makemap.db.DbFormat.HASH_DUPLICATES;
import static dev.tollgate.makemap.db.DbFormat.HASH_MAGIC;
import static dev.tollgate.makemap.db.DbFormat.META_CHAR_KEY;
import static dev.tollgate.makemap.db.DbFormat.META_ELEMENTS;
import static dev.tollgate.makemap.db.DbFormat.META_FILE_ID;
import static dev.tollgate.makemap.db.DbFormat.META_FLAGS;
import static dev.tollgate.makemap.db.DbFormat.META_HIGH_MASK;
import static dev.tollgate.makemap.db.DbFormat.META_LAST_PAGE;
import static dev.tollgate.makemap.db.DbFormat.META_LOW_MASK;
import static dev.tollgate.makemap.db.DbFormat.META_MAGIC;
import static dev.tollgate.makemap.db.DbFormat.META_MAX_BUCKET;
import static dev.tollgate.makemap.db.DbFormat.META_PAGE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.META_SPARES;
import static dev.tollgate.makemap.db.DbFormat.META_TYPE;
import static dev.tollgate.makemap.db.DbFormat.META_VERSION;
import static dev.tollgate.makemap.db.DbFormat.PAGE_LSN_OFFSET;
import static dev.tollgate.makemap.db.DbFormat.PAGE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.TYPE_HASH_META;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.db.DbHash;
import dev.tollgate.makemap.format.DbVersion;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Makes page 0 of a hash file whose buckets lie one after the other. */
final class HashMeta {
    private HashMeta() {}

    static ByteBuffer page(
            DbVersion version, DuplicatePolicy policy, int buckets, int lastPage, long pairs, byte[] fileId) {
        ByteBuffer page = ByteBuffer.allocate(PAGE_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        page.putInt(PAGE_LSN_OFFSET, 1);
        page.putInt(META_MAGIC, HASH_MAGIC);
        page.putInt(META_VERSION, version.hash());
        page.putInt(META_PAGE_SIZE, PAGE_SIZE);
        page.put(META_TYPE, (byte) TYPE_HASH_META);
        page.putInt(META_LAST_PAGE, lastPage);
        page.putInt(META_FLAGS, policy == DuplicatePolicy.KEEP_ALL ? HASH_DUPLICATES : 0);
        page.put(META_FILE_ID, fileId);
        page.putInt(META_MAX_BUCKET, buckets - 1);
        page.putInt(META_HIGH_MASK, buckets - 1);
        page.putInt(META_LOW_MASK, buckets / 2 - 1);
        // db_verify rejects counts above 2^31; the field is informational.
        page.putInt(META_ELEMENTS, (int) Math.min(pairs, Integer.MAX_VALUE));
        page.putInt(META_CHAR_KEY, CHAR_KEY_HASH);
        for (int i = 0; i <= DbHash.generation(buckets); i++) {
            page.putInt(META_SPARES + Integer.BYTES * i, 1);
        }
        return page;
    }
}
