package dev.tollgate.directory.server;

import dev.tollgate.files.failure.Failure;
import org.jspecify.annotations.Nullable;

/** A directory could not be read or written. */
public final class DirectoryException extends Failure {
    private static final long serialVersionUID = 1L;

    /** A failure; {@code help} is empty when the message says it. */
    public DirectoryException(Kind kind, String message, String help) {
        this(kind, message, help, null);
    }

    /** A failure with its cause. */
    public DirectoryException(Kind kind, String message, String help, @Nullable Throwable cause) {
        super(kind, message, help, cause);
    }
}
