package dev.tollgate.files;

import dev.tollgate.files.failure.FolderChangedException;
import dev.tollgate.files.failure.UnsafePathException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The file that is about to lose its name, kept open so that its rights can be carried over and its modification time
 * moved on afterwards.
 *
 * <p>sendmail remembers the time in whole seconds, so it has to move to a later second. Writing one byte again as it is
 * sets it to now. Only when that is not later (a second replacement within one second, a time in the future) or is
 * not allowed, the time is set. A file with further names in a folder that others write to is left alone: one of the
 * names may be that of somebody else's file.
 */
final class ReplacedFile implements AutoCloseable {
    private final FileStatus status;
    private final Clock clock;
    private final @Nullable OpenFile file;
    private final boolean writable;
    private final boolean mayTouch;

    private ReplacedFile(FileStatus status, Clock clock, @Nullable OpenFile file, boolean writable, boolean mayTouch) {
        this.status = status;
        this.clock = clock;
        this.file = file;
        this.writable = writable;
        this.mayTouch = mayTouch;
    }

    /** Opens {@code name}, which was {@code seen} in {@code folder}, as far as the permissions allow. */
    static ReplacedFile hold(Folder folder, String name, FileStatus seen, Clock clock) throws IOException {
        boolean mayTouch = seen.links() == 1 || folder.status().isSafeFromOthers();
        boolean writable = true;
        OpenFile file = null;
        try {
            file = folder.update(name);
        } catch (FileSystemException e) {
            requireDenied(e);
            writable = false;
        }
        if (file == null) {
            try {
                file = folder.read(name);
            } catch (AccessDeniedException e) {
                // Who may neither read nor write a file can still replace it, in a folder that is his.
                return new ReplacedFile(seen, clock, null, false, false);
            }
        }
        if (!file.status().isSameFile(seen)) {
            file.close();
            throw new FolderChangedException(folder.path(name));
        }
        return new ReplacedFile(seen, clock, file, writable, mayTouch);
    }

    /** "Text file busy", "Operation not permitted" and the like leave the reading. */
    private static void requireDenied(FileSystemException e) throws FileSystemException {
        if (e instanceof UnsafePathException || e instanceof FolderChangedException) {
            throw e;
        }
    }

    /** The open file; none when it may not even be read. */
    Optional<OpenFile> file() {
        return Optional.ofNullable(file);
    }

    /** Moves the modification time to a later second; false when the permissions allow no way to do it. */
    boolean announce() throws IOException {
        if (file == null || !mayTouch) {
            return false;
        }
        long now = TimeUnit.MILLISECONDS.toSeconds(clock.millis());
        long before = status.modified().to(TimeUnit.SECONDS);
        if (writable && before < now && file.channel().size() > 0) {
            FileChannel channel = file.channel();
            ByteBuffer first = ByteBuffer.allocate(1);
            channel.read(first, 0);
            channel.write(first.flip(), 0);
            // The kernel's stamp is some milliseconds behind the clock, and may still be of the second before.
            if (file.status().modified().to(TimeUnit.SECONDS) > before) {
                return true;
            }
        }
        try {
            file.setModified(FileTime.from(Math.max(now, before + 1), TimeUnit.SECONDS));
            return true;
        } catch (FileSystemException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
