package dev.tollgate.gui.document;

import dev.tollgate.files.AtomicFile;
import dev.tollgate.files.Contention;
import dev.tollgate.files.Placement;
import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.source.AccessFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

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
            byte[] bytes = Files.readAllBytes(file);
            return new Loaded(AccessFile.parse(bytes), stamp);
        } catch (IOException e) {
            throw Problem.file(Texts.of("open.failed", file), file, e);
        }
    }

    /** Replaces the file by {@code content}, all or nothing; nothing when {@code job} is cancelled in time. */
    public static FileStamp write(Path file, AccessFile content, Job job) throws Problem {
        try (AtomicFile replacement = AtomicFile.open(file, Placement.TEXT, Contention.waiting(text -> {}))) {
            replacement.write(content.render());
            replacement.commit(written -> job.requireCommit());
            return FileStamp.of(file);
        } catch (IOException e) {
            throw Problem.file(Texts.of("save.failed", file), file, e);
        }
    }
}
