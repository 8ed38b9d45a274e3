package dev.tollgate.files;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Another builder is at work on the file. */
public final class FileLockedException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    FileLockedException(Path file) {
        super(file.toString(), null, "another process is rebuilding it");
    }
}
