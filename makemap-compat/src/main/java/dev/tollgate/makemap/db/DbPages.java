package dev.tollgate.makemap.db;

import static dev.tollgate.makemap.db.DbFormat.ITEM_DATA;
import static dev.tollgate.makemap.db.DbFormat.ITEM_DELETED;
import static dev.tollgate.makemap.db.DbFormat.ITEM_KEY_DATA;
import static dev.tollgate.makemap.db.DbFormat.ITEM_OVERFLOW;
import static dev.tollgate.makemap.db.DbFormat.ITEM_TYPE;
import static dev.tollgate.makemap.db.DbFormat.META_ENCRYPTION;
import static dev.tollgate.makemap.db.DbFormat.META_LAST_PAGE;
import static dev.tollgate.makemap.db.DbFormat.META_MAGIC;
import static dev.tollgate.makemap.db.DbFormat.META_METAFLAGS;
import static dev.tollgate.makemap.db.DbFormat.META_PAGE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.META_TYPE;
import static dev.tollgate.makemap.db.DbFormat.META_VERSION;
import static dev.tollgate.makemap.db.DbFormat.PAGE_ENTRIES;
import static dev.tollgate.makemap.db.DbFormat.PAGE_HIGH_FREE;
import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.PAGE_NEXT;
import static dev.tollgate.makemap.db.DbFormat.PAGE_NUMBER;
import static dev.tollgate.makemap.db.DbFormat.PAGE_TYPE;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_LENGTH;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_PAGE;
import static dev.tollgate.makemap.db.DbFormat.SLOT;
import static dev.tollgate.makemap.db.DbFormat.TYPE_OVERFLOW;

import dev.tollgate.makemap.file.MappedFile;
import dev.tollgate.makemap.format.MapFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** The pages of a Berkeley DB file of any page size and byte order. */
public final class DbPages {
    private static final String META = "page 0";

    private final MappedFile file;
    private final int pageSize;
    private final long count;

    private DbPages(MappedFile file, int pageSize, long count) {
        this.file = file;
        this.pageSize = pageSize;
        this.count = count;
    }

    /** Opens a file of the access method with {@code magic}; its version must be one of {@code oldest…newest}. */
    public static DbPages open(Path path, int magic, int metaType, int oldest, int newest) throws IOException {
        MappedFile file = MappedFile.open(path, ByteOrder.LITTLE_ENDIAN);
        if (file.size() < DbFormat.META_LENGTH) {
            throw new MapFormatException(META, DbFormat.META_LENGTH + " bytes", "a file of " + file.size() + " bytes");
        }
        if (file.i32(META_MAGIC) == Integer.reverseBytes(magic)) {
            file = MappedFile.open(path, ByteOrder.BIG_ENDIAN);
        }
        require(file.i32(META_MAGIC) == magic, "magic number", hex(magic), hex(file.i32(META_MAGIC)));
        int version = file.i32(META_VERSION);
        require(version >= oldest && version <= newest, "version", oldest + " to " + newest, "" + version);
        int type = file.u8(META_TYPE);
        require(type == metaType, "page type", "" + metaType, "" + type);
        require(file.u8(META_ENCRYPTION) == 0, "encryption", "none", "" + file.u8(META_ENCRYPTION));
        require(file.u8(META_METAFLAGS) == 0, "metadata flags", "none", "" + file.u8(META_METAFLAGS));
        int pageSize = file.i32(META_PAGE_SIZE);
        require(
                pageSize >= DbFormat.MIN_PAGE_SIZE
                        && pageSize <= DbFormat.MAX_PAGE_SIZE
                        && Integer.bitCount(pageSize) == 1,
                "page size",
                "a power of two from 512 to 65536",
                Integer.toUnsignedString(pageSize));
        require(file.size() % pageSize == 0, "file length", "a multiple of " + pageSize, "" + file.size());
        long last = file.u32(META_LAST_PAGE);
        long inFile = file.size() / pageSize;
        // Berkeley DB itself opens hash files whose metadata claim more pages than there are.
        require(
                last < inFile || magic == DbFormat.HASH_MAGIC,
                "last page",
                "less than " + inFile + ", the number of pages in the file",
                "" + last);
        return new DbPages(file, pageSize, Math.min(last + 1, inFile));
    }

    /** The same file with all its pages, also those after the last page of the metadata. */
    public DbPages whole() {
        return new DbPages(file, pageSize, file.size() / pageSize);
    }

    private static void require(boolean right, String field, String expected, String found) throws MapFormatException {
        if (!right) {
            throw new MapFormatException(META + ", " + field, expected, found);
        }
    }

    private static String hex(int number) {
        return String.format("0x%08x", number);
    }

    public int pageSize() {
        return pageSize;
    }

    /** The number of pages, the metadata page included. */
    public long count() {
        return count;
    }

    /** A 32-bit field of the metadata page. */
    public int meta(int field) throws MapFormatException {
        return file.i32(field);
    }

    public int u8(long page, int at) throws MapFormatException {
        return file.u8(page * pageSize + at);
    }

    public int u16(long page, int at) throws MapFormatException {
        return file.u16(page * pageSize + at);
    }

    public long u32(long page, int at) throws MapFormatException {
        return file.u32(page * pageSize + at);
    }

    /** The memory that holds {@code page}, one of the file's; {@link #offset} tells where. */
    public ByteBuffer memory(long page) {
        return file.segment(page * pageSize);
    }

    /** Where in its {@link #memory} {@code page} begins; all of it is there. */
    public int offset(long page) {
        return MappedFile.offset(page * pageSize);
    }

    /** {@link MappedFile#word}. */
    public long word(byte[] key, int from) {
        return file.word(key, from);
    }

    /** {@link MappedFile#difference} from byte {@code at} of {@code page} on. */
    public int difference(byte[] key, long page, int at, int length) throws MapFormatException {
        return file.difference(key, page * pageSize + at, length);
    }

    public byte[] bytes(long page, int at, int length) throws MapFormatException {
        return file.bytes(page * pageSize + at, length);
    }

    /** Copies all of {@code page} to {@code target}. */
    void copy(long page, byte[] target) throws MapFormatException {
        file.copy(page * pageSize, target, 0, pageSize);
    }

    public int type(long page) throws MapFormatException {
        return u8(page, PAGE_TYPE);
    }

    public long next(long page) throws MapFormatException {
        return u32(page, PAGE_NEXT);
    }

    /** Whether {@code page} is one of those that hash files reserve for buckets to come: neither number nor type. */
    public boolean neverWritten(long page) throws MapFormatException {
        return u32(page, PAGE_NUMBER) == 0 && type(page) == DbFormat.TYPE_INVALID;
    }

    /** The number of index slots of {@code page}, all of which lie on the page. */
    public int slots(long page) throws MapFormatException {
        int slots = u16(page, PAGE_ENTRIES);
        if (PAGE_INDEX + SLOT * slots > pageSize) {
            throw new MapFormatException(
                    "page " + page, "at most " + (pageSize - PAGE_INDEX) / SLOT + " index entries", slots + "");
        }
        return slots;
    }

    /** The offset in index slot {@code slot}, not checked. */
    public int slot(long page, int slot) throws MapFormatException {
        return u16(page, PAGE_INDEX + SLOT * slot);
    }

    /** {@link #visit(long, String)} of a page that page {@code parent} refers to. */
    public long visit(long page, long parent) throws MapFormatException {
        // The name of the place is made for damage only: lookups pass here.
        return page > 0 && page < count && u32(page, PAGE_NUMBER) == page ? page : visit(page, "page " + parent);
    }

    /** Checks that {@code page} is in the file and carries its own number. */
    public long visit(long page, String from) throws MapFormatException {
        if (page == 0 || page >= count) {
            throw new MapFormatException(from, "a page from 1 to " + (count - 1), "page " + page);
        }
        long number = u32(page, PAGE_NUMBER);
        if (number != page && !(number == 0 && type(page) == TYPE_OVERFLOW)) {
            throw new MapFormatException("page " + page, "its own number", "number " + number);
        }
        return page;
    }

    /** The long item that begins on {@code first} and has {@code length} bytes. */
    public byte[] overflow(long first, long length) throws MapFormatException {
        if (length > count * pageSize || length > Integer.MAX_VALUE - 8) {
            throw new MapFormatException(
                    "reference to page " + first, "an item no longer than the file", length + " bytes");
        }
        byte[] item = new byte[(int) length];
        int done = 0;
        long page = first;
        while (done < item.length) {
            visit(page, "overflow item from page " + first);
            int here = u16(page, PAGE_HIGH_FREE);
            if (type(page) != TYPE_OVERFLOW || here == 0 || here > pageSize - PAGE_INDEX) {
                throw new MapFormatException(
                        "page " + page,
                        "an overflow page with data",
                        "type " + type(page) + " with " + here + " bytes");
            }
            int part = Math.min(here, item.length - done);
            file.copy(page * pageSize + PAGE_INDEX, item, done, part);
            done += part;
            page = next(page);
        }
        return item;
    }

    /** Whether the leaf item at {@code at} is marked as deleted. */
    public boolean leafItemDeleted(long page, int at) throws MapFormatException {
        return (u8(page, at + ITEM_TYPE) & ITEM_DELETED) != 0;
    }

    /** The key or value of a btree or recno leaf at {@code at}. */
    public byte[] leafItem(long page, int at) throws MapFormatException {
        int type = u8(page, at + ITEM_TYPE) & ~ITEM_DELETED;
        if (type == ITEM_OVERFLOW && at <= pageSize - DbFormat.ITEM_REFERENCE_SIZE) {
            return overflow(u32(page, at + REFERENCE_PAGE), u32(page, at + REFERENCE_LENGTH));
        }
        int length = u16(page, at);
        if (type != ITEM_KEY_DATA || at + ITEM_DATA + length > pageSize) {
            throw new MapFormatException(
                    "page " + page + ", item at " + at,
                    "an item that ends on the page",
                    "type " + type + " of " + length + " bytes");
        }
        return bytes(page, at + ITEM_DATA, length);
    }

    /** The offset in slot {@code slot} of a btree or recno page with {@code slots} slots. */
    public int leafSlot(long page, int slot, int slots) throws MapFormatException {
        int at = slot(page, slot);
        if (at < PAGE_INDEX + SLOT * slots || at > pageSize - ITEM_DATA) {
            throw new MapFormatException("page " + page + ", slot " + slot, "an offset after the index", at + "");
        }
        return at;
    }
}
