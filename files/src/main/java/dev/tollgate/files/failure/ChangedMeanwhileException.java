package dev.tollgate.files.failure;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Another program changed the file after it was read; it is as that program left it. */
public final class ChangedMeanwhileException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    /** Says so of {@code file}. */
    public ChangedMeanwhileException(Path file) {
        super(
                file.toString(),
                null,
                "another program changed the file at the same moment; the file has that program's change. Try again");
    }
}
