package dev.tollgate.files;

import dev.tollgate.files.failure.FolderChangedException;
import dev.tollgate.files.failure.SystemReason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Failures under the name that people know instead of that of a descriptor. */
final class Renamed {
    private Renamed() {}

    /** {@code failure} of writing to {@code file}, of which Java says no name. */
    static FileSystemException ofWriting(IOException failure, Path file) {
        return failure instanceof FileSystemException named
                ? named
                : (FileSystemException)
                        new FileSystemException(file.toString(), null, SystemReason.of(failure)).initCause(failure);
    }

    /** {@code failure}, said of {@code file}. */
    static FileSystemException of(FileSystemException failure, Path file) {
        String name = file.toString();
        FileSystemException renamed;
        if (failure instanceof NoSuchFileException) {
            renamed = new NoSuchFileException(name);
        } else if (failure instanceof AccessDeniedException) {
            renamed = new AccessDeniedException(name);
        } else if (failure instanceof FileAlreadyExistsException) {
            renamed = new FileAlreadyExistsException(name);
        } else if (failure instanceof NotDirectoryException) {
            renamed = new NotDirectoryException(name);
        } else if (failure instanceof DirectoryNotEmptyException) {
            renamed = new DirectoryNotEmptyException(name);
        } else if (failure instanceof FolderChangedException) {
            renamed = new FolderChangedException(file);
        } else {
            renamed = new FileSystemException(name, null, failure.getReason());
        }
        renamed.initCause(failure);
        return renamed;
    }
}
