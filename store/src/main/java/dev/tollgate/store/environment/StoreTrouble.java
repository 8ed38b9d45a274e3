package dev.tollgate.store.environment;

import com.sleepycat.je.DatabaseException;
import com.sleepycat.je.DatabaseNotFoundException;
import com.sleepycat.je.DiskLimitException;
import com.sleepycat.je.EnvironmentFailureException;
import com.sleepycat.je.EnvironmentLockedException;
import com.sleepycat.je.EnvironmentNotFoundException;
import com.sleepycat.je.LogWriteException;
import dev.tollgate.files.failure.Failure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Berkeley DB's exceptions mean for the one who uses the store. */
final class StoreTrouble {
    private static final String FULL = "cannot write: No space left on device. Nothing was recorded; make room first";

    private StoreTrouble() {}

    static StoreException of(Path folder, DatabaseException cause) {
        if (cause instanceof EnvironmentLockedException) {
            return new StoreException(Kind.BUSY, folder, "in use by another program", cause);
        }
        if (cause instanceof EnvironmentNotFoundException || cause instanceof DatabaseNotFoundException) {
            return new StoreException(Kind.MISSING, folder, "nothing has been stored here", cause);
        }
        if (cause instanceof DiskLimitException || names(cause, "No space left")) {
            return new StoreException(Kind.DISK, folder, FULL, cause);
        }
        if (names(cause, "Read-only file system") || isReadOnly(folder)) {
            return new StoreException(Kind.FAILED, folder, "Read-only file system", cause);
        }
        if (cause instanceof LogWriteException || names(cause, "LogWriteException")) {
            return new StoreException(Kind.DISK, folder, "cannot write: the disk is full or failing", cause);
        }
        if (cause instanceof EnvironmentFailureException && !Files.isWritable(folder)) {
            return new StoreException(Kind.DENIED, folder, "Permission denied", cause);
        }
        String detail = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        if (cause instanceof EnvironmentFailureException) {
            return new StoreException(
                    Kind.BAD_DATA,
                    folder,
                    "the store is damaged, or was not made by Tollgate: " + detail
                            + ". Move the folder away (a new one is started), or put a backup in its place",
                    cause);
        }
        return new StoreException(Kind.FAILED, folder, "the store failed: " + detail, cause);
    }

    /** Whether {@code failure} or what caused it says {@code words}. */
    private static boolean names(Throwable failure, String words) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(words)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReadOnly(Path folder) {
        try {
            return Files.getFileStore(folder).isReadOnly();
        } catch (IOException e) {
            return false;
        }
    }
}
