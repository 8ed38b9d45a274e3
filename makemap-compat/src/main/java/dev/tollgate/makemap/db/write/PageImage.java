package dev.tollgate.makemap.db.write;

import static dev.tollgate.makemap.db.DbFormat.PAGE_ENTRIES;
import static dev.tollgate.makemap.db.DbFormat.PAGE_HIGH_FREE;
import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.PAGE_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.PAGE_LSN_OFFSET;
import static dev.tollgate.makemap.db.DbFormat.PAGE_NEXT;
import static dev.tollgate.makemap.db.DbFormat.PAGE_NUMBER;
import static dev.tollgate.makemap.db.DbFormat.PAGE_PREVIOUS;
import static dev.tollgate.makemap.db.DbFormat.PAGE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.PAGE_TYPE;
import static dev.tollgate.makemap.db.DbFormat.SLOT;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * Some pages of a file under construction. The first ones have their place in the file from the start; the rest follow
 * each other at a place that is known only when the pages are complete, and until then are referred to by their index.
 */
final class PageImage {
    private final int placed;
    private byte[] bytes;
    private int pages;
    private int[] references = new int[16];
    private int referenceCount;

    /** An image that begins with {@code placed} pages, all zero. */
    PageImage(int placed, int expectedPages) {
        this.placed = placed;
        this.pages = placed;
        this.bytes = new byte[Math.max(placed, expectedPages) * PAGE_SIZE];
    }

    byte[] bytes() {
        return bytes;
    }

    int pages() {
        return pages;
    }

    /** The number of pages whose place is not known yet. */
    int unplaced() {
        return pages - placed;
    }

    /** Adds an empty page; its index. */
    int addPage(int type, int level) throws IOException {
        if ((pages + 1L) * PAGE_SIZE > bytes.length) {
            long wanted = Math.max((pages + 1L) * PAGE_SIZE, bytes.length + bytes.length / 2L);
            long limit = (Integer.MAX_VALUE - PAGE_SIZE) & -PAGE_SIZE;
            if ((pages + 1L) * PAGE_SIZE > limit) {
                throw new IOException("the values of one part of the map take more than 2 GiB");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, limit) & -PAGE_SIZE);
        }
        start(pages, type, level);
        return pages++;
    }

    /** Makes page {@code page} an empty one. */
    void start(int page, int type, int level) {
        assert page >= 0 && (page + 1L) * PAGE_SIZE <= bytes.length : page;
        int at = page * PAGE_SIZE;
        LittleEndian.put32(bytes, at + PAGE_LSN_OFFSET, 1);
        LittleEndian.put16(bytes, at + PAGE_HIGH_FREE, PAGE_SIZE);
        bytes[at + PAGE_LEVEL] = (byte) level;
        bytes[at + PAGE_TYPE] = (byte) type;
    }

    void number(int page, int number) {
        LittleEndian.put32(bytes, page * PAGE_SIZE + PAGE_NUMBER, number);
    }

    /** Makes {@code next} follow {@code page} in a chain. */
    void link(int page, int next) {
        assert page != next && LittleEndian.get32(bytes, next * PAGE_SIZE + PAGE_PREVIOUS) == 0 : next;
        refer(page * PAGE_SIZE + PAGE_NEXT, next);
        int back = next * PAGE_SIZE + PAGE_PREVIOUS;
        if (page < placed) {
            LittleEndian.put32(bytes, back, LittleEndian.get32(bytes, page * PAGE_SIZE + PAGE_NUMBER));
        } else {
            refer(back, page);
        }
    }

    /** Puts the number of the unplaced page {@code page} at {@code position}. */
    void refer(int position, int page) {
        assert page >= placed && page < pages : page;
        if (referenceCount == references.length) {
            references = Arrays.copyOf(references, referenceCount * 2);
        }
        references[referenceCount++] = position;
        LittleEndian.put32(bytes, position, page - placed);
    }

    /** Sets the next index slot of {@code page}, and with it the number of slots and the lowest item. */
    void slot(int page, int slot, int offset) {
        assert offset < lowest(page) : "items go downwards: " + offset;
        setSlot(page, slot, offset);
    }

    private int lowest(int page) {
        return LittleEndian.get16(bytes, page * PAGE_SIZE + PAGE_HIGH_FREE);
    }

    private void setSlot(int page, int slot, int offset) {
        int at = page * PAGE_SIZE;
        assert slot == LittleEndian.get16(bytes, at + PAGE_ENTRIES) : slot;
        assert offset >= PAGE_INDEX + SLOT * (slot + 1) : "the index grows into the items: " + offset;
        LittleEndian.put16(bytes, at + PAGE_INDEX + SLOT * slot, offset);
        LittleEndian.put16(bytes, at + PAGE_ENTRIES, slot + 1);
        LittleEndian.put16(bytes, at + PAGE_HIGH_FREE, offset);
    }

    /** Sets a slot that shares its item with an earlier slot of {@code page}, whose lowest item stays {@code low}. */
    void sharedSlot(int page, int slot, int offset, int low) {
        assert low == lowest(page) && low <= offset : low;
        setSlot(page, slot, offset);
        LittleEndian.put16(bytes, page * PAGE_SIZE + PAGE_HIGH_FREE, low);
    }

    /** Gives the unplaced pages their numbers, from {@code first} on. */
    void place(int first) {
        assert first != 0 : "page 0 holds metadata";
        for (int i = 0; i < referenceCount; i++) {
            int position = references[i];
            LittleEndian.put32(bytes, position, LittleEndian.get32(bytes, position) + first);
        }
        for (int page = placed; page < pages; page++) {
            number(page, first + page - placed);
        }
    }

    /** Writes {@code count} pages from {@code page} on to page {@code number} of the file. */
    void write(FileChannel out, int page, int count, long number) throws IOException {
        assert page + count <= pages : count;
        ByteBuffer buffer = ByteBuffer.wrap(bytes, page * PAGE_SIZE, count * PAGE_SIZE);
        long position = number * PAGE_SIZE - buffer.position();
        int end = buffer.limit();
        while (buffer.position() < end) {
            // The channel copies each piece into native memory of its size: keep the pieces small.
            buffer.limit(Math.min(end, buffer.position() + (1 << 16)));
            out.write(buffer, position + buffer.position());
        }
    }
}
