package dev.tollgate.gui.deploy;

import dev.tollgate.files.AtomicFile;
import dev.tollgate.files.Contention;
import dev.tollgate.files.Placement;
import dev.tollgate.gui.task.Job;
import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.build.BuildReport;
import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.MapBuild;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.build.Termination;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.model.source.LineGrammar;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Builds a map beside the old one, reads it back, and only then lets it take the old one's place. */
final class MapDeployment {
    private static final BuildReport NOT_YET = new BuildReport(0, 0, List.of());

    private final byte[] text;
    private final Job job;
    private BuildReport report = NOT_YET;

    private MapDeployment(byte[] text, Job job) {
        this.text = text;
        this.job = job;
    }

    /**
     * Puts a map of {@code text} in place of {@code map}.
     *
     * @throws InterruptedIOException when {@code job} was cancelled; the old map stays
     */
    static BuildReport run(byte[] text, Path map, MapFormat format, Job job) throws IOException {
        MapDeployment deployment = new MapDeployment(text, job);
        Path place = map.toAbsolutePath();
        Path folder = place.getParent() == null ? place : place.getParent();
        try (AtomicFile file = AtomicFile.open(map, Placement.MAP, Contention.FAIL)) {
            file.write(channel -> deployment.write(channel, format, folder));
            file.commit(deployment::verify);
        }
        return deployment.report;
    }

    private void write(FileChannel out, MapFormat format, Path folder) throws IOException {
        MapBuild build = new MapBuild(LineGrammar.DEFAULT, Termination.PLAIN, this::progress);
        try (MapWriter writer = MapFiles.writer(format, DuplicatePolicy.FIRST_WINS, out, folder);
                ReadableByteChannel in = Channels.newChannel(new Cancellable(text, job))) {
            report = build.run(null, in, writer, out);
        }
    }

    private void progress(long read) {
        job.report(text.length == 0 ? 1 : 0.9 * read / text.length);
    }

    private void verify(Path written) throws IOException {
        AtomicLong pairs = new AtomicLong();
        try (MapReader reader = MapFiles.open(written)) {
            reader.forEach((key, value) -> {
                if (job.isCancelled()) {
                    throw new InterruptedIOException("cancelled");
                }
                pairs.incrementAndGet();
            });
        }
        if (pairs.get() != report.entries()) {
            throw new FileSystemException(written.toString(), null, "reads back differently than written");
        }
        job.requireCommit();
        job.report(1);
    }

    /** A text whose reading fails when the job is cancelled. */
    private static final class Cancellable extends FilterInputStream {
        private final Job job;

        Cancellable(byte[] text, Job job) {
            super(new ByteArrayInputStream(text));
            this.job = job;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (job.isCancelled()) {
                throw new InterruptedIOException("cancelled");
            }
            return super.read(target, offset, length);
        }
    }
}
