package dev.tollgate.cli.map;

import dev.tollgate.files.AtomicFile;
import dev.tollgate.files.Contention;
import dev.tollgate.files.Placement;
import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.build.BuildProgress;
import dev.tollgate.makemap.build.BuildReport;
import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.MapBuild;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.build.Termination;
import dev.tollgate.makemap.db.DbVersion;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineScanner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes a map beside its place, reads every entry back, and puts it in place.
 *
 * @param format the map's format
 * @param version which Berkeley DB a hash or btree map is for
 * @param duplicates what becomes of repeated keys
 * @param placement owner and permissions
 */
record MapInstallation(MapFormat format, DbVersion version, DuplicatePolicy duplicates, Placement placement) {
    /** What was written, and whether a running sendmail knows. */
    record Done(BuildReport report, AtomicFile.Announcement announcement) {}

    Done install(byte[] text, Path map, BuildProgress progress) throws IOException {
        Path parent = map.toAbsolutePath().getParent();
        Path directory = parent == null ? Path.of("/") : parent;
        try (AtomicFile file = AtomicFile.open(map, placement, Contention.FAIL)) {
            BuildReport[] report = new BuildReport[1];
            try (progress) {
                file.write(channel -> {
                    try (MapWriter writer = MapFiles.writer(format, version, duplicates, channel, directory)) {
                        report[0] = new MapBuild(LineGrammar.DEFAULT, Termination.PLAIN, progress)
                                .run(null, Channels.newChannel(new ByteArrayInputStream(text)), writer, channel);
                    }
                });
            }
            return new Done(report[0], file.commit(written -> readBack(text, written, report[0].entries())));
        }
    }

    /** Every key of the text must be found, the first entry of a key with its very value, and nothing else be there. */
    private static void readBack(byte[] text, Path written, long entries) throws IOException {
        long[] pairs = new long[1];
        try (MapReader map = MapFiles.open(written)) {
            map.forEach((key, value) -> pairs[0]++);
            long found = 0;
            LineScanner lines = new LineScanner(LineGrammar.DEFAULT, text, 0, text.length);
            while (lines.next()) {
                if (lines.kind() == LineKind.ENTRY) {
                    byte[] key = folded(Arrays.copyOfRange(text, lines.start(), lines.keyEnd()));
                    byte[] value = map.get(key);
                    if (value == null) {
                        throw differs(written, "the key of line " + lines.lineNumber() + " is missing");
                    }
                    if (Arrays.equals(value, Arrays.copyOfRange(text, lines.valueStart(), lines.valueEnd()))) {
                        found++;
                    }
                }
            }
            if (pairs[0] != entries || found < entries) {
                throw differs(written, pairs[0] + " entries of " + entries + " read back");
            }
        }
    }

    private static FileSystemException differs(Path written, String how) {
        return new FileSystemException(written.toString(), null, "reads back differently than written: " + how);
    }

    private static byte[] folded(byte[] key) {
        for (int i = 0; i < key.length; i++) {
            key[i] = LineGrammar.fold(key[i]);
        }
        return key;
    }
}
