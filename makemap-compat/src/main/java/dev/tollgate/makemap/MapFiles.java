package dev.tollgate.makemap;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.cdb.CdbCheck;
import dev.tollgate.makemap.cdb.CdbReader;
import dev.tollgate.makemap.cdb.CdbWriter;
import dev.tollgate.makemap.db.DbBtreeReader;
import dev.tollgate.makemap.db.DbHashReader;
import dev.tollgate.makemap.db.check.DbCheck;
import dev.tollgate.makemap.db.check.DbStatistics;
import dev.tollgate.makemap.db.write.DbBtreeWriter;
import dev.tollgate.makemap.db.write.DbHashWriter;
import dev.tollgate.makemap.db185.Db185BtreeReader;
import dev.tollgate.makemap.db185.Db185BtreeWriter;
import dev.tollgate.makemap.db185.Db185Check;
import dev.tollgate.makemap.db185.Db185HashReader;
import dev.tollgate.makemap.db185.Db185HashWriter;
import dev.tollgate.makemap.file.LengthGuard;
import dev.tollgate.makemap.format.DbVersion;
import dev.tollgate.makemap.format.MapDamage;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.format.MapStatistics;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Readers and writers for every map format. */
public final class MapFiles {
    private MapFiles() {}

    /** Opens a map whose format is recognized from the file itself. */
    public static MapReader open(Path file) throws IOException {
        LengthGuard guard = LengthGuard.on(file);
        boolean opened = false;
        try {
            MapReader reader = new CheckedReader(guard.during(() -> reader(file)), guard);
            opened = true;
            return reader;
        } finally {
            if (!opened) {
                guard.close();
            }
        }
    }

    private static MapReader reader(Path file) throws IOException {
        MapHeader header = header(file);
        return switch (header.format()) {
            case DB_HASH -> DbHashReader.open(file);
            case DB_BTREE -> DbBtreeReader.open(file);
            case CDB -> CdbReader.open(file);
            case DB185_HASH -> Db185HashReader.open(file, header.byteOrder());
            case DB185_BTREE -> Db185BtreeReader.open(file, header.byteOrder());
        };
    }

    /** A {@link #writer(MapFormat, DbVersion, DuplicatePolicy, FileChannel, Path) writer} of Berkeley DB 5.3's versions. */
    public static MapWriter writer(MapFormat format, DuplicatePolicy policy, FileChannel out, Path spillDirectory) {
        return writer(format, DbVersion.DB_5_3, policy, out, spillDirectory);
    }

    /**
     * A writer of {@code format} to the empty file {@code out}.
     *
     * @param version which Berkeley DB a hash or btree file is for; nothing to other formats
     * @param spillDirectory where a temporary file may be put when the pairs do not fit into memory
     */
    public static MapWriter writer(
            MapFormat format, DbVersion version, DuplicatePolicy policy, FileChannel out, Path spillDirectory) {
        return switch (format) {
            case DB_HASH -> new DbHashWriter(version, policy, spillDirectory);
            case DB_BTREE -> new DbBtreeWriter(version, policy, spillDirectory);
            case CDB -> new CdbWriter(policy, out, spillDirectory);
            case DB185_HASH -> new Db185HashWriter(policy);
            case DB185_BTREE -> new Db185BtreeWriter(policy);
        };
    }

    /** Everything that is wrong with the structure of {@code file}; empty for a sound map. */
    public static List<MapDamage> damage(Path file) throws IOException {
        try (LengthGuard guard = LengthGuard.on(file)) {
            MapHeader header = header(file);
            return guard.during(() -> switch (header.format()) {
                case DB_HASH -> DbCheck.hash(file);
                case DB_BTREE -> DbCheck.btree(file);
                case CDB -> CdbCheck.damage(file);
                case DB185_HASH, DB185_BTREE -> Db185Check.damage(header.format(), file, header.byteOrder());
            });
        } catch (MapFormatException stopped) {
            return List.of(MapDamage.of(stopped));
        }
    }

    /** Figures about {@code file}. */
    public static MapStatistics statistics(Path file) throws IOException {
        try (LengthGuard guard = LengthGuard.on(file)) {
            MapHeader header = header(file);
            return guard.during(() -> switch (header.format()) {
                case DB_HASH -> hash(header, DbStatistics.ofHash(file));
                case DB_BTREE -> btree(header, DbStatistics.ofBtree(file));
                case CDB -> CdbCheck.statistics(file);
                case DB185_HASH, DB185_BTREE -> Db185Check.statistics(header.format(), file, header.byteOrder());
            });
        }
    }

    private static MapStatistics hash(MapHeader header, DbStatistics statistics) {
        Map<String, Long> figures = figures(header, statistics);
        figures.put("buckets", statistics.buckets());
        for (int i = 0; i < statistics.chains().size(); i++) {
            figures.put(
                    "chains of " + (i + 1) + (i == 0 ? " page" : " pages"),
                    statistics.chains().get(i));
        }
        return new MapStatistics(MapFormat.DB_HASH, figures);
    }

    private static MapStatistics btree(MapHeader header, DbStatistics statistics) {
        Map<String, Long> figures = figures(header, statistics);
        figures.put("levels", (long) statistics.levels());
        figures.put("internal pages", statistics.internalPages());
        return new MapStatistics(MapFormat.DB_BTREE, figures);
    }

    private static Map<String, Long> figures(MapHeader header, DbStatistics statistics) {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("version", (long) header.version());
        figures.put("page size", (long) statistics.pageSize());
        figures.put("pages", statistics.pages());
        figures.put("keys", statistics.keys());
        figures.put("pages with keys", statistics.keyPages());
        figures.put("fill in percent", Math.round(statistics.fill() * 100));
        figures.put("pages read per 1000 lookups", 1000 * statistics.lookupPages() / Math.max(1, statistics.keys()));
        figures.put("overflow pages", statistics.overflowPages());
        figures.put("duplicate pages", statistics.duplicatePages());
        figures.put("empty pages", statistics.emptyPages());
        return figures;
    }

    private static MapHeader header(Path file) throws IOException {
        return MapHeader.read(file)
                .orElseThrow(() ->
                        new MapFormatException("first bytes", "a Berkeley DB, db 1.85 or cdb map", "something else"));
    }
}
