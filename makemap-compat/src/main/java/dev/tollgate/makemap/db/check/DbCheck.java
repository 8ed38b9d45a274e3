package dev.tollgate.makemap.db.check;

import static dev.tollgate.makemap.db.DbFormat.META_FREE;
import static dev.tollgate.makemap.db.DbFormat.PAGE_NUMBER;
import static dev.tollgate.makemap.db.DbFormat.TYPE_INVALID;

import dev.tollgate.makemap.db.DbFormat;
import dev.tollgate.makemap.db.DbPages;
import dev.tollgate.makemap.format.MapDamage;
import dev.tollgate.makemap.format.MapFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Checks the structure of Berkeley DB files as db_verify does: every page for itself, then how pages refer to each
 * other, and at last that every page has its place. It also finds what db_verify passes over and a lookup stumbles on:
 * pairs in an order in which they cannot be found.
 */
public final class DbCheck {
    /** More would not help anybody to judge the file. */
    private static final int MOST_REPORTED = 100;

    private final DbPages pages;
    private final BitSet referenced = new BitSet();
    private final List<MapDamage> damages = new ArrayList<>();

    private DbCheck(DbPages pages) {
        this.pages = pages;
    }

    /** The damages of the hash file {@code path}; none when it is sound. */
    public static List<MapDamage> hash(Path path) throws IOException {
        DbCheck check;
        HashStructure structure;
        try {
            DbPages pages = DbPages.open(path, DbFormat.HASH_MAGIC, DbFormat.TYPE_HASH_META, 5, 10);
            check = new DbCheck(pages.whole());
            structure = new HashStructure(check.pages, check);
            structure.checkMeta(pages.count());
        } catch (MapFormatException e) {
            return List.of(MapDamage.of(e));
        }
        check.run(structure);
        return check.damages;
    }

    /** The damages of the btree file {@code path}; none when it is sound. */
    public static List<MapDamage> btree(Path path) throws IOException {
        DbCheck check;
        BtreeStructure structure;
        try {
            DbPages pages = DbPages.open(path, DbFormat.BTREE_MAGIC, DbFormat.TYPE_BTREE_META, 6, 10);
            check = new DbCheck(pages.whole());
            structure = new BtreeStructure(check.pages, check);
            structure.checkMeta(pages.count());
        } catch (MapFormatException e) {
            return List.of(MapDamage.of(e));
        }
        check.run(structure);
        return check.damages;
    }

    /** What is particular to an access method. */
    interface Structure {
        /** Follows all references of the file. */
        void check() throws MapFormatException;

        /** Whether a page may be left unused when it was never written. */
        boolean allowsZeroPages();
    }

    private void run(Structure structure) {
        PageCheck pageCheck = new PageCheck(pages);
        for (long page = 1; page < pages.count() && damages.size() < MOST_REPORTED; page++) {
            try {
                pageCheck.check(page);
            } catch (MapFormatException e) {
                damages.add(MapDamage.of(e));
            }
        }
        if (!damages.isEmpty()) {
            return;
        }
        try {
            referenced.set(0);
            require(pages.u32(0, PAGE_NUMBER) == 0, 0, "number 0", "number " + pages.u32(0, PAGE_NUMBER));
            checkFreePages();
            structure.check();
            checkUnreferenced(structure);
        } catch (MapFormatException e) {
            damages.add(MapDamage.of(e));
        }
    }

    private void checkFreePages() throws MapFormatException {
        long page = Integer.toUnsignedLong(pages.meta(META_FREE));
        while (page != 0) {
            reference(page, "list of free pages");
            require(pages.type(page) == TYPE_INVALID, page, "a free page", "page type " + pages.type(page));
            page = pages.next(page);
        }
    }

    private void checkUnreferenced(Structure structure) throws MapFormatException {
        for (long page = 1; page < pages.count(); page++) {
            if (!referenced.get((int) page) && !(structure.allowsZeroPages() && pages.neverWritten(page))) {
                throw new MapFormatException("page " + page, "a reference to it", "none");
            }
        }
    }

    /** Notes that {@code page} has its place; it must be in the file and not have another place already. */
    void reference(long page, String from) throws MapFormatException {
        if (page <= 0 || page >= pages.count() || page > Integer.MAX_VALUE) {
            throw new MapFormatException(from, "a page from 1 to " + (pages.count() - 1), "page " + page);
        }
        if (referenced.get((int) page)) {
            throw new MapFormatException(from, "a page that nothing else refers to", "page " + page);
        }
        referenced.set((int) page);
    }

    /** Fails with what was expected on {@code page} unless {@code right}. */
    static void require(boolean right, long page, String expected, String found) throws MapFormatException {
        if (!right) {
            throw new MapFormatException("page " + page, expected, found);
        }
    }
}
