package dev.tollgate.makemap;

import dev.tollgate.files.InputFile;
import dev.tollgate.makemap.format.MapFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the first bytes of a map file say of the rest. A Berkeley DB file names itself by a magic number behind the log
 * sequence number and page number of page 0, in the byte order of the machine that wrote it; a db 1.85 file names itself
 * in its very first bytes (a hash file always big-endian). A cdb has no name: it is known by its 256 table pointers, all
 * of which must lead to places in the file, the last table ending where the file ends.
 *
 * @param format the format
 * @param version the version of the layout; 0 for cdb, which has none
 * @param byteOrder the byte order of the pages
 * @param duplicates whether the map was made for repeated keys ({@code makemap -d})
 */
public record MapHeader(MapFormat format, int version, ByteOrder byteOrder, boolean duplicates) {
    private static final int HASH_MAGIC = 0x00061561;
    private static final int BTREE_MAGIC = 0x00053162;
    private static final int CDB_TABLES = 2048;
    private static final int DUPLICATES_FLAG = 1;
    private static final int NO_DUPLICATES_185 = 0x20;
    private static final int NEWEST_185_HASH = 2;
    private static final int NEWEST_185_BTREE = 3;

    /** Reads the header of {@code file}; empty when it is not a map of any known format. */
    public static Optional<MapHeader> read(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            // The text of a pipe can be read once.
            return Optional.empty();
        }
        try (FileChannel channel = InputFile.open(file)) {
            ByteBuffer start = ByteBuffer.allocate(CDB_TABLES);
            while (start.hasRemaining() && channel.read(start) >= 0) {
                // until full, or the end of a short file
            }
            return of(start.flip(), channel.size());
        }
    }

    /** The header in {@code start}, the first bytes of a file that is {@code size} bytes long. */
    static Optional<MapHeader> of(ByteBuffer start, long size) {
        if (start.remaining() >= 52) {
            for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
                start.order(order);
                boolean duplicates = (start.getInt(48) & DUPLICATES_FLAG) != 0;
                if (start.getInt(12) == HASH_MAGIC) {
                    return Optional.of(new MapHeader(MapFormat.DB_HASH, start.getInt(16), order, duplicates));
                }
                if (start.getInt(12) == BTREE_MAGIC) {
                    return Optional.of(new MapHeader(MapFormat.DB_BTREE, start.getInt(16), order, duplicates));
                }
                if (start.getInt(0) == BTREE_MAGIC && start.getInt(4) == NEWEST_185_BTREE) {
                    boolean repeats = (start.getInt(20) & NO_DUPLICATES_185) == 0;
                    return Optional.of(new MapHeader(MapFormat.DB185_BTREE, start.getInt(4), order, repeats));
                }
            }
            start.order(ByteOrder.BIG_ENDIAN);
            if (start.getInt(0) == HASH_MAGIC && start.getInt(4) > 0 && start.getInt(4) <= NEWEST_185_HASH) {
                ByteOrder pages = start.getInt(8) == 4321 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
                return Optional.of(new MapHeader(MapFormat.DB185_HASH, start.getInt(4), pages, false));
            }
        }
        return isCdb(start, size)
                ? Optional.of(new MapHeader(MapFormat.CDB, 0, ByteOrder.LITTLE_ENDIAN, false))
                : Optional.empty();
    }

    private static boolean isCdb(ByteBuffer start, long size) {
        if (start.remaining() < CDB_TABLES) {
            return false;
        }
        start.order(ByteOrder.LITTLE_ENDIAN);
        long end = CDB_TABLES;
        for (int at = 0; at < CDB_TABLES; at += 8) {
            long position = Integer.toUnsignedLong(start.getInt(at));
            long slots = Integer.toUnsignedLong(start.getInt(at + 4));
            if (slots > 0 || position > 0) {
                if (position < end && slots > 0 || position + 8 * slots > size) {
                    return false;
                }
                end = Math.max(end, position + 8 * slots);
            }
        }
        return end == size;
    }
}
