package dev.tollgate.makemap.db;

import static dev.tollgate.makemap.db.DbFormat.LEAF_LEVEL;
import static dev.tollgate.makemap.db.DbFormat.PAGE_LEVEL;

import dev.tollgate.makemap.format.MapFormatException;

/** A page of a btree, checked, with what makes searching it quick. It does not change; threads may share it. */
sealed interface BtreePage permits InternalPage, LeafPage {
    /**
     * Reads {@code page}, which is of the kind that its level says.
     *
     * @param shared how many first bytes all keys have in common that belong on the page or below it, zeros after a
     * key's
     *     end included
     */
    static BtreePage read(DbPages pages, long page, int shared) throws MapFormatException {
        int level = pages.u8(page, PAGE_LEVEL);
        return level > LEAF_LEVEL ? new InternalPage(pages, page, level, shared) : new LeafPage(pages, page, shared);
    }
}
