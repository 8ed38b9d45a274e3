package dev.tollgate.makemap.db.write;

import static dev.tollgate.makemap.db.DbFormat.PAGE_ENTRIES;
import static dev.tollgate.makemap.db.DbFormat.PAGE_HIGH_FREE;
import static dev.tollgate.makemap.db.DbFormat.PAGE_INDEX;
import static dev.tollgate.makemap.db.DbFormat.PAGE_SIZE;
import static dev.tollgate.makemap.db.DbFormat.TYPE_OVERFLOW;

import java.io.IOException;

/** Puts a long item on pages of its own. */
final class OverflowChain {
    private static final int CAPACITY = PAGE_SIZE - PAGE_INDEX;

    private OverflowChain() {}

    /** Writes {@code source[from, from + length)}; the index of the first page. */
    static int write(PageImage image, byte[] source, int from, int length) throws IOException {
        int first = image.pages();
        int page = -1;
        for (int done = 0; done < length; done += CAPACITY) {
            int next = image.addPage(TYPE_OVERFLOW, 0);
            if (page >= 0) {
                image.link(page, next);
            }
            page = next;
            int part = Math.min(CAPACITY, length - done);
            int at = page * PAGE_SIZE;
            System.arraycopy(source, from + done, image.bytes(), at + PAGE_INDEX, part);
            // On these pages the number of entries is a reference count and the free offset the length.
            LittleEndian.put16(image.bytes(), at + PAGE_ENTRIES, 1);
            LittleEndian.put16(image.bytes(), at + PAGE_HIGH_FREE, part);
        }
        return first;
    }
}
