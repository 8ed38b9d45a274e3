package dev.tollgate.files.failure;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Somebody exchanged names in a folder while work was under way in it. */
public final class FolderChangedException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    /** It was seen at {@code file}. */
    public FolderChangedException(Path file) {
        super(
                file.toString(),
                null,
                "somebody is replacing files in this folder; nothing of yours was disclosed. Check who may write "
                        + "to the folder, and try again");
    }
}
