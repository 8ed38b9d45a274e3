package dev.tollgate.makemap.db;

import static dev.tollgate.makemap.db.DbFormat.META_ENCRYPTION;
import static dev.tollgate.makemap.db.DbFormat.META_LAST_PAGE;
import static dev.tollgate.makemap.db.DbFormat.META_METAFLAGS;
import static dev.tollgate.makemap.db.DbFormat.META_PAGE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.META_VERSION;
import static dev.tollgate.makemap.db.DbFormat.PAGE_ENTRIES;
import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.PAGE_NUMBER;
import static dev.tollgate.makemap.db.DbFormat.PAGE_TYPE;
import static dev.tollgate.makemap.db.DbFormat.SLOT;

import dev.tollgate.makemap.file.FilePart;
import dev.tollgate.makemap.format.MapGlance;
import dev.tollgate.makemap.format.MapGlance.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Set;

/** A short look at a Berkeley DB file: its metadata, its length, and some of its pages. */
public final class DbGlance {
    private static final Set<Integer> HASH_PAGES = Set.of(
            DbFormat.TYPE_INVALID,
            DbFormat.TYPE_HASH_UNSORTED,
            DbFormat.TYPE_HASH,
            DbFormat.TYPE_OVERFLOW,
            DbFormat.TYPE_BTREE_INTERNAL,
            DbFormat.TYPE_RECNO_INTERNAL,
            DbFormat.TYPE_BTREE_LEAF,
            DbFormat.TYPE_RECNO_LEAF,
            DbFormat.TYPE_DUPLICATE_LEAF);
    private static final Set<Integer> BTREE_PAGES = Set.of(
            DbFormat.TYPE_INVALID,
            DbFormat.TYPE_OVERFLOW,
            DbFormat.TYPE_BTREE_INTERNAL,
            DbFormat.TYPE_RECNO_INTERNAL,
            DbFormat.TYPE_BTREE_LEAF,
            DbFormat.TYPE_RECNO_LEAF,
            DbFormat.TYPE_DUPLICATE_LEAF);

    /** The oldest version that Berkeley DB opens without db_upgrade. */
    private static final int OLDEST_HASH = 7;

    private static final int OLDEST_BTREE = 8;

    private final SeekableByteChannel file;
    private final Content content;
    private final ByteBuffer meta;

    private DbGlance(SeekableByteChannel file, Content content, ByteBuffer meta) {
        this.file = file;
        this.content = content;
        this.meta = meta;
    }

    /** Looks at {@code file}, which has the magic number of {@code content}. */
    public static MapGlance at(SeekableByteChannel file, Content content, ByteOrder order) throws IOException {
        ByteBuffer meta = FilePart.read(file, 0, DbFormat.META_LENGTH).order(order);
        return new DbGlance(file, content, meta).glance();
    }

    private MapGlance glance() throws IOException {
        long size = file.size();
        if (meta.remaining() < DbFormat.META_LENGTH) {
            return closed("it is truncated after " + size + " bytes");
        }
        if (meta.getInt(META_VERSION) < (content == Content.HASH ? OLDEST_HASH : OLDEST_BTREE)) {
            return closed("its version is so old that db_upgrade has to convert it first");
        }
        if (meta.get(META_ENCRYPTION) != 0) {
            return closed("it is marked as encrypted");
        }
        int pageSize = meta.getInt(META_PAGE_SIZE);
        if (pageSize < DbFormat.MIN_PAGE_SIZE || pageSize > DbFormat.MAX_PAGE_SIZE || Integer.bitCount(pageSize) != 1) {
            return closed("the page size in its header is damaged");
        }
        long pages = Integer.toUnsignedLong(meta.getInt(META_LAST_PAGE)) + 1;
        if (size % pageSize != 0) {
            return closed("it is truncated: " + size + " bytes are not a whole number of pages of " + pageSize + " "
                    + "bytes");
        }
        if (size / pageSize < pages) {
            return new MapGlance(
                    content, true, "it is truncated: " + size / pageSize + " of its " + pages + " pages exist");
        }
        return new MapGlance(content, true, damagedPage(pageSize, pages));
    }

    private MapGlance closed(String damage) {
        return new MapGlance(content, false, damage);
    }

    private String damagedPage(int pageSize, long pages) throws IOException {
        long step = Math.max(1, pages / MapGlance.PAGES);
        for (long page = 1; page < pages; page += step) {
            if (!isWhole(page, pageSize)) {
                return "page " + page + " of " + (pages - 1) + " is damaged";
            }
        }
        return pages > 1 && !isWhole(pages - 1, pageSize)
                ? "page " + (pages - 1) + " of " + (pages - 1) + " is damaged"
                : "";
    }

    private boolean isWhole(long page, int pageSize) throws IOException {
        ByteBuffer head = FilePart.read(file, page * pageSize, PAGE_INDEX).order(meta.order());
        if (head.remaining() < PAGE_INDEX) {
            return false;
        }
        long number = Integer.toUnsignedLong(head.getInt(PAGE_NUMBER));
        int type = head.get(PAGE_TYPE) & 0xFF;
        boolean hash = content == Content.HASH;
        if (number == 0 && (type == DbFormat.TYPE_OVERFLOW || hash && type == DbFormat.TYPE_INVALID)) {
            // A hash file has pages for buckets to come, which nobody has written yet.
            return true;
        }
        int entries = Short.toUnsignedInt(head.getShort(PAGE_ENTRIES));
        boolean counts =
                type != DbFormat.TYPE_OVERFLOW && type != DbFormat.TYPE_INVALID && meta.get(META_METAFLAGS) == 0;
        return number == page
                && (hash ? HASH_PAGES : BTREE_PAGES).contains(type)
                && (!counts || PAGE_INDEX + SLOT * entries <= pageSize);
    }
}
