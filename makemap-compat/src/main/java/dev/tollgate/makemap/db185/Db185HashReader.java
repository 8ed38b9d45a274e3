package dev.tollgate.makemap.db185;

import dev.tollgate.makemap.file.MappedFile;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.format.PairConsumer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a db 1.85 hash file of either byte order. */
public final class Db185HashReader implements MapReader {
    private final MappedFile file;
    private final HashHeader header;
    private final long pages;

    private Db185HashReader(MappedFile file, HashHeader header) {
        this.file = file;
        this.header = header;
        this.pages = file.size() / header.pageSize();
    }

    /** Opens {@code path}, whose pages are in {@code order}. */
    public static Db185HashReader open(Path path, ByteOrder order) throws IOException {
        MappedFile file = MappedFile.open(path, order);
        return new Db185HashReader(file, HashHeader.read(file, order));
    }

    HashHeader header() {
        return header;
    }

    @Override
    public MapFormat format() {
        return MapFormat.DB185_HASH;
    }

    /** Takes a pair's place; answers whether to go on. */
    @FunctionalInterface
    private interface Visitor {
        boolean visit(byte[] key, Value value) throws IOException;
    }

    /** A value that is read only when it is wanted. */
    @FunctionalInterface
    private interface Value {
        byte[] read() throws IOException;
    }

    @Override
    public byte @Nullable [] get(byte[] key) throws IOException {
        byte[][] found = new byte[1][];
        walk(header.bucket(HashHeader.hash(key, 0, key.length)), PageVisit.NONE, (candidate, value) -> {
            if (Arrays.equals(candidate, key)) {
                found[0] = value.read();
                return false;
            }
            return true;
        });
        return found[0];
    }

    @Override
    public void forEach(PairConsumer pairs) throws IOException {
        for (int bucket = 0; bucket <= header.lastBucket(); bucket++) {
            forEach(bucket, PageVisit.NONE, pairs);
        }
    }

    /** Told of each page of a bucket's chain. */
    @FunctionalInterface
    interface PageVisit {
        PageVisit NONE = page -> {};

        void visit(long page) throws MapFormatException;
    }

    void forEach(int bucket, PageVisit visits, PairConsumer pairs) throws IOException {
        walk(bucket, visits, (key, value) -> {
            pairs.accept(key, value.read());
            return true;
        });
    }

    private void walk(int bucket, PageVisit visits, Visitor visitor) throws IOException {
        long page = header.page(bucket);
        long seen = 0;
        while (page >= 0) {
            if (seen++ > pages) {
                throw new MapFormatException("bucket " + bucket, "a chain with an end", "one that runs in a circle");
            }
            visits.visit(page);
            page = visitPage(page, visits, visitor);
        }
    }

    /** Visits the pairs of a page; the next page of the chain, or -1. */
    private long visitPage(long page, PageVisit visits, Visitor visitor) throws IOException {
        int slots = slots(page);
        int end = header.pageSize();
        for (int slot = 1; slot + 1 <= slots; slot += 2) {
            int first = slot(page, slot);
            int second = slot(page, slot + 1);
            if (second == HashPage.LINK) {
                return linked(page, first);
            }
            if (second < HashPage.FIRST_OFFSET) {
                return visitBig(page, visits, visitor);
            }
            requireOffset(page, slot, first, end);
            requireOffset(page, slot + 1, second, first);
            byte[] key = file.bytes(base(page) + first, end - first);
            int valueEnd = first;
            if (!visitor.visit(key, () -> file.bytes(base(page) + second, valueEnd - second))) {
                return -1;
            }
            end = second;
        }
        return -1;
    }

    private static void requireOffset(long page, int slot, int offset, int end) throws MapFormatException {
        if (offset > end) {
            throw new MapFormatException("page " + page + ", slot " + slot, "at most " + end, Integer.toString(offset));
        }
    }

    private long visitBig(long start, PageVisit visits, Visitor visitor) throws IOException {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        BigItem item = new BigItem(start);
        while (item.kind() == HashPage.PART_OF_KEY) {
            item.appendTo(key);
            item.advance(visits);
        }
        item.appendTo(key);
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        long next;
        if (item.kind() == HashPage.COMPLETE) {
            int from = slot(item.page, slots(item.page));
            int to = slot(item.page, 1);
            requireOffset(item.page, slots(item.page), from, to);
            value.write(file.bytes(base(item.page) + from, to - from));
            int free = file.u16(base(item.page) + 2 + 2L * slots(item.page));
            next = free > 0 ? item.nextOrEnd(3) : item.valuePages(value, visits);
        } else {
            next = item.valuePages(value, visits);
        }
        return visitor.visit(key.toByteArray(), value::toByteArray) ? next : -1;
    }

    /** A walk over the pages of one big pair. */
    private final class BigItem {
        private long page;
        private long seen;

        BigItem(long page) {
            this.page = page;
        }

        int kind() throws MapFormatException {
            return slot(page, 2);
        }

        void appendTo(ByteArrayOutputStream target) throws IOException {
            int from = slot(page, 1);
            requireOffset(page, 1, from, header.pageSize());
            target.write(file.bytes(base(page) + from, header.pageSize() - from));
        }

        void advance(PageVisit visits) throws MapFormatException {
            if (seen++ > pages) {
                throw new MapFormatException("page " + page, "a chain with an end", "one that runs in a circle");
            }
            page = linked(page, slot(page, slots(page) - 1));
            visits.visit(page);
            if (slots(page) < 2) {
                throw new MapFormatException("page " + page, "a part of a long pair", "an empty page");
            }
        }

        /** Reads the pages of the value that follow; the page after them, or -1. */
        long valuePages(ByteArrayOutputStream value, PageVisit visits) throws IOException {
            do {
                advance(visits);
                appendTo(value);
                if (kind() != HashPage.PART_OF_VALUE && kind() != HashPage.COMPLETE) {
                    throw new MapFormatException("page " + page, "a part of a value", "a pair");
                }
            } while (kind() == HashPage.PART_OF_VALUE);
            return nextOrEnd(3);
        }

        /** The page to which the link in {@code slot} leads, or -1 without a link. */
        long nextOrEnd(int slot) throws MapFormatException {
            return slots(page) > 2 ? linked(page, slot(page, slot)) : -1;
        }
    }

    private long linked(long page, int address) throws MapFormatException {
        long next = header.overflowPage(address);
        if ((address & HashHeader.MAX_OVERFLOW) == 0 || next >= pages || next <= 0) {
            throw new MapFormatException(
                    "page " + page, "the address of an overflow page", Integer.toHexString(address));
        }
        return next;
    }

    private long base(long page) {
        return page * header.pageSize();
    }

    private int slots(long page) throws MapFormatException {
        int slots = file.u16(base(page));
        if (slots % 2 != 0 || HashPage.META + 2 * slots > header.pageSize()) {
            throw new MapFormatException("page " + page, "an even number of slots", Integer.toString(slots));
        }
        return slots;
    }

    private int slot(long page, int number) throws MapFormatException {
        return file.u16(base(page) + 2L * number);
    }

    @Override
    public void close() {
        // The mapping goes with the object.
    }
}
