package dev.tollgate.files.failure;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Another program is at work on the file. */
public final class FileLockedException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    public FileLockedException(Path file, String reason) {
        super(file.toString(), null, reason);
    }
}
