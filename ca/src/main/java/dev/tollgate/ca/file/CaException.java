package dev.tollgate.ca.file;

import dev.tollgate.files.failure.Failure;
import org.jspecify.annotations.Nullable;

/** The authority cannot do what was asked. */
public final class CaException extends Failure {
    private static final long serialVersionUID = 1L;

    /** A failure; {@code help} is empty when the message says it. */
    public CaException(Kind kind, String message, String help) {
        this(kind, message, help, null);
    }

    /** A failure with its cause. */
    public CaException(Kind kind, String message, String help, @Nullable Throwable cause) {
        super(kind, message, help, cause);
    }
}
