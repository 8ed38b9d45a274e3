package dev.tollgate.gui.document;

import dev.tollgate.files.AtomicFile;
import dev.tollgate.files.Contention;
import dev.tollgate.files.InputFile;
import dev.tollgate.files.Placement;
import dev.tollgate.files.failure.ChangedMeanwhileException;
import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.source.AccessFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes access files, with problems told in words. */
public final class AccessFileStore {
    private AccessFileStore() {}

    /**
     * A file's text and how the file looked when it was read.
     *
     * @param stamp to see later whether the file was changed
     */
    public record Loaded(AccessFile content, FileStamp stamp) {}

    /** The file's text. Any bytes make a document. */
    public static Loaded read(Path file) throws Problem {
        try {
            if (Files.isDirectory(file)) {
                throw new FileSystemException(file.toString(), null, "Is a directory");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new Problem(Texts.of("open.failed", file), Texts.of("open.not.regular"), null);
            }
            FileStamp stamp = FileStamp.of(file);
            if (stamp.size() > Integer.MAX_VALUE - 16) {
                throw new Problem(Texts.of("open.failed", file), Texts.of("open.too.large"), null);
            }
            byte[] bytes = InputFile.bytes(file);
            return new Loaded(AccessFile.parse(bytes), stamp);
        } catch (IOException e) {
            throw Problem.file(Texts.of("open.failed", file), file, e);
        }
    }

    /**
     * Replaces the file by {@code content}, all or nothing; nothing when {@code job} is canceled in time.
     *
     * @param expected what the file has to hold still, if it is there; null to replace whatever it holds
     * @throws Problem caused by {@link ChangedMeanwhileException} when it holds something else
     */
    public static FileStamp write(Path file, AccessFile content, @Nullable AccessFile expected, Job job)
            throws Problem {
        try (AtomicFile replacement = AtomicFile.open(file, Placement.TEXT, Contention.waiting(text -> {}))) {
            if (expected != null) {
                Optional<byte[]> now = replacement.read();
                if (now.isPresent() && !Arrays.equals(now.get(), expected.render())) {
                    throw new ChangedMeanwhileException(file);
                }
            }
            replacement.write(content.render());
            replacement.commit(written -> job.requireCommit());
            return FileStamp.of(file);
        } catch (IOException e) {
            throw Problem.file(Texts.of("save.failed", file), file, e);
        }
    }
}
