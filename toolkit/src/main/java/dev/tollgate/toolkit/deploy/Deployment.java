package dev.tollgate.toolkit.deploy;

import dev.tollgate.files.AtomicFile;
import dev.tollgate.files.Contention;
import dev.tollgate.files.Placement;
import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.MapBuild;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.build.Termination;
import dev.tollgate.makemap.format.DbVersion;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.report.BuildReport;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineGrammar;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
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
     * @param digest the map's SHA-256, in hexadecimal, as it was read back
     */
    public record Done(BuildReport report, AtomicFile.Announcement announcement, List<String> notes, String digest) {}

    /**
     * Who may read a map of {@code text} when nobody asked for anything else: one with passwords is its owner's alone when
     * it is new, and is never left open to everybody.
     */
    public static Placement placement(AccessFile text) {
        for (int number = 1; number <= text.lineCount(); number++) {
            if (LineGrammar.fold((byte) text.firstByte(number)) == CREDENTIALS.charAt(0)
                    && isOfCredentials(text.line(number).text())) {
                return Placement.SECRET;
            }
        }
        return Placement.MAP;
    }

    private static boolean isOfCredentials(String line) {
        return line.length() > CREDENTIALS.length() && LineGrammar.fold(line).startsWith(CREDENTIALS);
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
            String[] digest = new String[1];
            AtomicFile.Announcement announcement = file.commit(written -> {
                digest[0] = new ReadBack(text, written, report[0]).run(progress);
                progress.requireCommit();
            });
            return new Done(report[0], announcement, file.notes(), digest[0]);
        }
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
