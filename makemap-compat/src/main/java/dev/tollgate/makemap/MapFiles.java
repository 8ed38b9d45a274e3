package dev.tollgate.makemap;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.cdb.CdbReader;
import dev.tollgate.makemap.cdb.CdbWriter;
import dev.tollgate.makemap.db.DbBtreeReader;
import dev.tollgate.makemap.db.DbBtreeWriter;
import dev.tollgate.makemap.db.DbHashReader;
import dev.tollgate.makemap.db.DbHashWriter;
import dev.tollgate.makemap.db.DbVersion;
import dev.tollgate.makemap.db185.Db185BtreeReader;
import dev.tollgate.makemap.db185.Db185BtreeWriter;
import dev.tollgate.makemap.db185.Db185HashReader;
import dev.tollgate.makemap.db185.Db185HashWriter;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Readers and writers for every map format. */
public final class MapFiles {
    private MapFiles() {}

    /** Opens a map whose format is recognized from the file itself. */
    public static MapReader open(Path file) throws IOException {
        MapHeader header = MapHeader.read(file)
                .orElseThrow(() ->
                        new MapFormatException("first bytes", "a Berkeley DB, db 1.85 or cdb map", "something else"));
        return switch (header.format()) {
            case DB_HASH -> DbHashReader.open(file);
            case DB_BTREE -> DbBtreeReader.open(file);
            case CDB -> CdbReader.open(file);
            case DB185_HASH -> Db185HashReader.open(file, header.byteOrder());
            case DB185_BTREE -> Db185BtreeReader.open(file, header.byteOrder());
        };
    }

    /**
     * A writer of {@code format} to the empty file {@code out}.
     *
     * @param spillDirectory where a temporary file may be put when the pairs do not fit into memory
     */
    public static MapWriter writer(MapFormat format, DuplicatePolicy policy, FileChannel out, Path spillDirectory) {
        return switch (format) {
            case DB_HASH -> new DbHashWriter(DbVersion.DB_5_3, policy, spillDirectory);
            case DB_BTREE -> new DbBtreeWriter(DbVersion.DB_5_3, policy, spillDirectory);
            case CDB -> new CdbWriter(policy, out);
            case DB185_HASH -> new Db185HashWriter(policy);
            case DB185_BTREE -> new Db185BtreeWriter(policy);
        };
    }
}
