package dev.tollgate.makemap.db;

import static dev.tollgate.makemap.db.DbFormat.ITEM_DUPLICATES;
import static dev.tollgate.makemap.db.DbFormat.ITEM_TYPE;
import static dev.tollgate.makemap.db.DbFormat.REFERENCE_PAGE;

import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.format.PairConsumer;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads Berkeley DB btree files of versions 8 to 10, either byte order. */
public final class DbBtreeReader implements MapReader {
    private static final int OLDEST = 8;
    private static final int NEWEST = 10;

    private final DbPages pages;
    private final long root;
    private @Nullable BtreePage top;

    private DbBtreeReader(DbPages pages) throws MapFormatException {
        this.pages = pages;
        int flags = pages.meta(DbFormat.META_FLAGS);
        if ((flags & ~(DbFormat.BTREE_DUPLICATES | DbFormat.BTREE_SORTED_DUPLICATES)) != 0) {
            throw new MapFormatException("page 0, flags", "a plain btree map", "flags " + flags);
        }
        root = Integer.toUnsignedLong(pages.meta(DbFormat.META_ROOT));
    }

    /** Opens {@code path}. */
    public static DbBtreeReader open(Path path) throws IOException {
        return new DbBtreeReader(DbPages.open(path, DbFormat.BTREE_MAGIC, DbFormat.TYPE_BTREE_META, OLDEST, NEWEST));
    }

    @Override
    public MapFormat format() {
        return MapFormat.DB_BTREE;
    }

    @Override
    public byte @Nullable [] get(byte[] key) throws IOException {
        BtreePage page = top();
        while (page instanceof InternalPage internal) {
            page = internal.below(internal.child(key));
        }
        LeafPage leaf = (LeafPage) page;
        int slots = leaf.slots();
        for (int i = leaf.firstNotLess(key); i < slots / 2 && leaf.compare(key, i) == 0; i++) {
            byte[] value = firstValue(leaf.number(), 2 * i, slots);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private BtreePage top() throws MapFormatException {
        BtreePage known = top;
        if (known == null) {
            known = BtreePage.read(pages, pages.visit(root, "page 0, root"), 0);
            top = known;
        }
        return known;
    }

    /** The first value of the pair at {@code slot}; null when it is deleted. */
    private byte @Nullable [] firstValue(long leaf, int slot, int slots) throws IOException {
        int at = pages.leafSlot(leaf, slot + 1, slots);
        if (pages.leafItemDeleted(leaf, at)) {
            return null;
        }
        return isTree(leaf, at) ? tree(leaf, at).first() : pages.leafItem(leaf, at);
    }

    private boolean isTree(long leaf, int at) throws MapFormatException {
        return pages.u8(leaf, at + ITEM_TYPE) == ITEM_DUPLICATES;
    }

    private DuplicateTree tree(long leaf, int at) throws MapFormatException {
        return new DuplicateTree(pages, pages.u32(leaf, at + REFERENCE_PAGE));
    }

    @Override
    public void forEach(PairConsumer pairs) throws IOException {
        BtreePage first = top();
        while (first instanceof InternalPage internal) {
            first = internal.below(0);
        }
        long visited = 0;
        for (long page = ((LeafPage) first).number(); page != 0; page = pages.next(page)) {
            pages.visit(page, "chain of leaves");
            if (++visited > pages.count()) {
                throw new MapFormatException("page " + page, "the end of the leaves", "a loop of pages");
            }
            int slots = new LeafPage(pages, page, 0).slots();
            for (int slot = 0; slot < slots; slot += 2) {
                forEach(page, slot, slots, pairs);
            }
        }
    }

    private void forEach(long leaf, int slot, int slots, PairConsumer pairs) throws IOException {
        int at = pages.leafSlot(leaf, slot + 1, slots);
        if (pages.leafItemDeleted(leaf, at)) {
            return;
        }
        byte[] key = pages.leafItem(leaf, pages.leafSlot(leaf, slot, slots));
        if (isTree(leaf, at)) {
            tree(leaf, at).forEach(value -> {
                pairs.accept(key, value);
                return true;
            });
        } else {
            pairs.accept(key, pages.leafItem(leaf, at));
        }
    }

    @Override
    public void close() {
        // The mapping goes with the object.
    }
}
