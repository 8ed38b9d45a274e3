package dev.tollgate.makemap;

import dev.tollgate.makemap.cdb.CdbGlance;
import dev.tollgate.makemap.db.DbGlance;
import dev.tollgate.makemap.file.FilePart;
import dev.tollgate.makemap.format.MapGlance;
import dev.tollgate.makemap.format.MapGlance.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/** Takes a short look at a map of any format and any size. */
public final class ShortLook {
    private static final int START = 2048;

    private ShortLook() {}

    /** Looks at {@code file}, a regular file. */
    public static MapGlance at(SeekableByteChannel file) throws IOException {
        long size = file.size();
        if (size == 0) {
            return new MapGlance(Content.EMPTY, false, "it is empty, zero bytes long");
        }
        ByteBuffer start = FilePart.read(file, 0, START);
        Optional<MapHeader> header = MapHeader.of(start, size);
        if (header.isEmpty()) {
            return isText(start)
                    ? new MapGlance(Content.TEXT, false, "it is text")
                    : new MapGlance(Content.OTHER, false, "it is not a map, or its beginning is damaged");
        }
        ByteOrder order = header.get().byteOrder();
        return switch (header.get().format()) {
            case DB_HASH -> DbGlance.at(file, Content.HASH, order);
            case DB_BTREE -> DbGlance.at(file, Content.BTREE, order);
            case CDB -> new MapGlance(Content.CDB, true, CdbGlance.damage(file));
            case DB185_HASH -> new MapGlance(Content.HASH_185, true, "");
            case DB185_BTREE -> new MapGlance(Content.BTREE_185, true, "");
        };
    }

    private static boolean isText(ByteBuffer start) {
        for (int at = 0; at < start.limit(); at++) {
            int value = start.get(at) & 0xFF;
            if (value < ' ' && value != '\n' && value != '\t' && value != '\r' && value != '\f' || value == 0x7F) {
                return false;
            }
        }
        return true;
    }
}
