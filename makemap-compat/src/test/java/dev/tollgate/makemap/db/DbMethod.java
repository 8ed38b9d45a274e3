package dev.tollgate.makemap.db;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.MapBuild;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.build.Termination;
import dev.tollgate.makemap.db.check.DbCheck;
import dev.tollgate.makemap.db.write.DbBtreeWriter;
import dev.tollgate.makemap.db.write.DbHashWriter;
import dev.tollgate.makemap.format.DbVersion;
import dev.tollgate.makemap.format.MapDamage;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.report.BuildReport;
import dev.tollgate.model.source.LineGrammar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The access methods, so that both go through the same tests. */
enum DbMethod {
    HASH("hash", DbFormat.hashOnPage(DbFormat.PAGE_SIZE)),
    BTREE("btree", 1100);

    final String type;
    final int longestKey;

    DbMethod(String type, int longestKey) {
        this.type = type;
        this.longestKey = longestKey;
    }

    MapReader open(Path map) throws IOException {
        return this == HASH ? DbHashReader.open(map) : DbBtreeReader.open(map);
    }

    List<MapDamage> check(Path map) throws IOException {
        return this == HASH ? DbCheck.hash(map) : DbCheck.btree(map);
    }

    private MapWriter writer(DbVersion version, DuplicatePolicy policy, Path map) {
        return this == HASH
                ? new DbHashWriter(version, policy, map.getParent())
                : new DbBtreeWriter(version, policy, map.getParent());
    }

    void write(List<Pair> pairs, DuplicatePolicy policy, DbVersion version, Path map) throws IOException {
        write(new PairList(pairs), new byte[0], Termination.PLAIN, policy, version, map);
    }

    BuildReport write(byte[] text, Termination termination, DuplicatePolicy policy, Path map) throws IOException {
        return write(new PairList(List.of()), text, termination, policy, DbVersion.DB_5_3, map);
    }

    private BuildReport write(
            MapReader existing,
            byte[] text,
            Termination termination,
            DuplicatePolicy policy,
            DbVersion version,
            Path map)
            throws IOException {
        try (MapWriter writer = writer(version, policy, map);
                FileChannel out = FileChannel.open(
                        map,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            return new MapBuild(LineGrammar.DEFAULT, termination)
                    .run(existing, Channels.newChannel(new ByteArrayInputStream(text)), writer, out);
        }
    }
}
