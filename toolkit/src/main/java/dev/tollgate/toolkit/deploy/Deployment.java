package dev.tollgate.toolkit.deploy;

import dev.tollgate.files.AtomicFile;
import dev.tollgate.files.Contention;
import dev.tollgate.files.Placement;
import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.build.BuildReport;
import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.MapBuild;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.build.Termination;
import dev.tollgate.makemap.db.DbVersion;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineScanner;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a map beside its place, reads every entry back, and puts it in place. Of repeated keys the first counts, as
 * makemap has it.
 *
 * @param format the map's format
 * @param version which Berkeley DB a hash or btree map is for
 * @param placement owner and permissions
 */
public record Deployment(MapFormat format, DbVersion version, Placement placement) {
    private static final String CREDENTIALS = "authinfo:";

    /**
     * What was written, and whether a running sendmail knows.
     *
     * @param notes what was decided about the map's rights, in sentences
     */
    public record Done(BuildReport report, AtomicFile.Announcement announcement, List<String> notes) {}

    /**
     * Who may read a map of {@code text} when nobody asked for anything else: one with passwords is its owner's alone when
     * it is new, and is never left open to everybody.
     */
    public static Placement placement(AccessFile text) {
        for (int number = 1; number <= text.lineCount(); number++) {
            String line = text.line(number).text();
            if (line.length() > CREDENTIALS.length()
                    && LineGrammar.fold(line.substring(0, CREDENTIALS.length())).equals(CREDENTIALS)) {
                return Placement.SECRET;
            }
        }
        return Placement.MAP;
    }

    /**
     * Builds {@code map} from {@code text}.
     *
     * @throws dev.tollgate.files.FileLockedException when another process builds it
     */
    public Done run(byte[] text, Path map, DeployProgress progress) throws IOException {
        Path parent = map.toAbsolutePath().getParent();
        Path directory = parent == null ? Path.of("/") : parent;
        try (AtomicFile file = AtomicFile.open(map, placement, Contention.FAIL)) {
            BuildReport[] report = new BuildReport[1];
            try (progress) {
                file.write(channel -> {
                    try (MapWriter writer =
                                    MapFiles.writer(format, version, DuplicatePolicy.FIRST_WINS, channel, directory);
                            InputStream in = new Stoppable(text, progress)) {
                        report[0] = new MapBuild(LineGrammar.DEFAULT, Termination.PLAIN, progress)
                                .run(null, Channels.newChannel(in), writer, channel);
                    }
                });
            }
            AtomicFile.Announcement announcement = file.commit(written -> {
                readBack(text, written, report[0].entries(), progress);
                progress.requireCommit();
            });
            return new Done(report[0], announcement, file.notes());
        }
    }

    /** Every key of the text must be found, the first entry of a key with its very value, and nothing else be there. */
    private static void readBack(byte[] text, Path written, long entries, DeployProgress progress) throws IOException {
        long[] pairs = new long[1];
        try (MapReader map = MapFiles.open(written)) {
            map.forEach((key, value) -> {
                progress.requireWanted();
                pairs[0]++;
            });
            long found = 0;
            LineScanner lines = new LineScanner(LineGrammar.DEFAULT, text, 0, text.length);
            while (lines.next()) {
                if (lines.kind() == LineKind.ENTRY) {
                    progress.requireWanted();
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

    /** A text whose reading fails when nobody wants the map any more. */
    private static final class Stoppable extends FilterInputStream {
        private final DeployProgress progress;

        Stoppable(byte[] text, DeployProgress progress) {
            super(new ByteArrayInputStream(text));
            this.progress = progress;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            progress.requireWanted();
            return super.read(target, offset, length);
        }
    }
}
