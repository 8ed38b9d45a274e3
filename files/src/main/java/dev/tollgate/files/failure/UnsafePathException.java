package dev.tollgate.files.failure;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What stands under a name is not what may be written, followed or opened there. */
public final class UnsafePathException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    /** Says of {@code file} why, and what to do. */
    public UnsafePathException(Path file, String reason) {
        super(file.toString(), null, reason);
    }
}
