package dev.tollgate.makemap.db185;

import dev.tollgate.makemap.file.MappedFile;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.format.PairConsumer;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a db 1.85 btree file of either byte order. */
public final class Db185BtreeReader implements MapReader {
    private static final int MAX_DEPTH = 32;

    private final MappedFile file;
    private final int pageSize;
    private final long pages;

    private Db185BtreeReader(MappedFile file, int pageSize) {
        this.file = file;
        this.pageSize = pageSize;
        this.pages = file.size() / pageSize;
    }

    /** Opens {@code path}, whose numbers are in {@code order}. */
    public static Db185BtreeReader open(Path path, ByteOrder order) throws IOException {
        MappedFile file = MappedFile.open(path, order);
        if (file.i32(0) != BtreeFormat.MAGIC || file.i32(4) != BtreeFormat.VERSION) {
            throw new MapFormatException("page 0", "a btree of version 3", "version " + file.i32(4));
        }
        int pageSize = file.i32(8);
        if (Integer.bitCount(pageSize) != 1 || pageSize < 512 || pageSize > 65536) {
            throw new MapFormatException("page 0", "a page size that is a power of two", Integer.toString(pageSize));
        }
        return new Db185BtreeReader(file, pageSize);
    }

    @Override
    public MapFormat format() {
        return MapFormat.DB185_BTREE;
    }

    int pageSize() {
        return pageSize;
    }

    long pages() {
        return pages;
    }

    @Override
    public byte @Nullable [] get(byte[] key) throws IOException {
        long page = leafFor(key);
        for (long seen = 0; page != 0; seen++) {
            requireEnd(page, seen);
            for (int item = 0; item < items(page); item++) {
                int order = Arrays.compareUnsigned(key(page, item), key);
                if (order == 0) {
                    return value(page, item);
                }
                if (order > 0) {
                    return null;
                }
            }
            page = file.u32(base(page) + BtreeFormat.NEXT);
        }
        return null;
    }

    /** The leaf that holds the first pair whose key is not below {@code key}, or one to the left of it. */
    private long leafFor(byte[] key) throws IOException {
        long page = BtreeFormat.ROOT;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            if (type(page) == BtreeFormat.LEAF) {
                return page;
            }
            int low = 0;
            int high = items(page) - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (Arrays.compareUnsigned(key(page, middle), key) < 0) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            page = child(page, low);
        }
        throw new MapFormatException("page " + page, "a tree of at most " + MAX_DEPTH + " levels", "more");
    }

    @Override
    public void forEach(PairConsumer pairs) throws IOException {
        long page = leafFor(new byte[0]);
        for (long seen = 0; page != 0; seen++) {
            requireEnd(page, seen);
            for (int item = 0; item < items(page); item++) {
                pairs.accept(key(page, item), value(page, item));
            }
            page = file.u32(base(page) + BtreeFormat.NEXT);
        }
    }

    private void requireEnd(long page, long seen) throws MapFormatException {
        if (seen > pages) {
            throw new MapFormatException("page " + page, "leaves with an end", "leaves in a circle");
        }
        if (type(page) != BtreeFormat.LEAF) {
            throw new MapFormatException("page " + page, "a leaf", "page type " + type(page));
        }
    }

    int type(long page) throws MapFormatException {
        requirePage(page);
        int type = file.i32(base(page) + BtreeFormat.FLAGS) & BtreeFormat.TYPE_MASK;
        if (type != BtreeFormat.LEAF && type != BtreeFormat.INTERNAL) {
            throw new MapFormatException("page " + page, "a leaf or an internal page", "page type " + type);
        }
        return type;
    }

    private void requirePage(long page) throws MapFormatException {
        if (page <= 0 || page >= pages) {
            throw new MapFormatException("a reference", "a page below " + pages, "page " + page);
        }
    }

    long previous(long page) throws MapFormatException {
        return file.u32(base(page) + BtreeFormat.PREVIOUS);
    }

    long next(long page) throws MapFormatException {
        return file.u32(base(page) + BtreeFormat.NEXT);
    }

    long number(long page) throws MapFormatException {
        return file.u32(base(page));
    }

    int items(long page) throws MapFormatException {
        int lower = file.u16(base(page) + BtreeFormat.LOWER);
        if (lower < BtreeFormat.HEADER_SIZE || lower > pageSize || lower % 2 != 0) {
            throw new MapFormatException("page " + page, "an index in the page", "an index that ends at " + lower);
        }
        return (lower - BtreeFormat.HEADER_SIZE) / 2;
    }

    private long item(long page, int item) throws MapFormatException {
        int offset = file.u16(base(page) + BtreeFormat.HEADER_SIZE + 2L * item);
        if (offset < BtreeFormat.HEADER_SIZE || offset > pageSize - BtreeFormat.ITEM_HEADER) {
            throw new MapFormatException(
                    "page " + page + ", item " + item, "an offset in the page", Integer.toString(offset));
        }
        return base(page) + offset;
    }

    long child(long page, int item) throws MapFormatException {
        return file.u32(item(page, item) + 4);
    }

    byte[] key(long page, int item) throws MapFormatException {
        long at = item(page, item);
        return content(page, item, at + BtreeFormat.ITEM_HEADER, file.u32(at), file.u8(at + 8) & BtreeFormat.BIG_KEY);
    }

    byte[] value(long page, int item) throws MapFormatException {
        long at = item(page, item);
        return content(
                page,
                item,
                at + BtreeFormat.ITEM_HEADER + file.u32(at),
                file.u32(at + 4),
                file.u8(at + 8) & BtreeFormat.BIG_DATA);
    }

    private byte[] content(long page, int item, long at, long length, int big) throws MapFormatException {
        if (at + length > base(page) + pageSize) {
            throw new MapFormatException("page " + page + ", item " + item, "an end in the page", "one after it");
        }
        return big == 0 ? file.bytes(at, length) : overflow(file.u32(at), file.u32(at + 4));
    }

    private byte[] overflow(long first, long length) throws MapFormatException {
        int capacity = pageSize - BtreeFormat.HEADER_SIZE;
        if (length > pages * capacity) {
            throw new MapFormatException(
                    "overflow page " + first, "an item no longer than the file", length + " bytes");
        }
        byte[] bytes = new byte[(int) length];
        long page = first;
        for (int done = 0; done < bytes.length; done += capacity) {
            requirePage(page);
            file.copy(base(page) + BtreeFormat.HEADER_SIZE, bytes, done, Math.min(capacity, bytes.length - done));
            page = next(page);
        }
        return bytes;
    }

    private long base(long page) {
        return page * pageSize;
    }

    @Override
    public void close() {
        // The mapping goes with the object.
    }
}
