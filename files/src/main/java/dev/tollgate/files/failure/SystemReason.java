package dev.tollgate.files.failure;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What strerror(3) says of the error behind an exception. */
public final class SystemReason {
    public static final String NO_SUCH_FILE = "No such file or directory";
    public static final String PERMISSION_DENIED = "Permission denied";
    public static final String LINK_LOOP = "Too many levels of symbolic links";
    public static final String INVALID_ARGUMENT = "Invalid argument";

    private SystemReason() {}

    public static String of(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return NO_SUCH_FILE;
        }
        if (failure instanceof AccessDeniedException) {
            return PERMISSION_DENIED;
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "File exists";
        }
        if (failure instanceof NotDirectoryException) {
            return "Not a directory";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "Directory not empty";
        }
        if (failure instanceof FileSystemException known && known.getReason() != null) {
            String reason = known.getReason();
            return reason.startsWith(LINK_LOOP) ? LINK_LOOP : reason;
        }
        String message = failure.getMessage();
        return message == null ? "Input/output error" : message;
    }
}
