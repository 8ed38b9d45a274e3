package dev.tollgate.ca.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The authority cannot do what was asked. The message is one line for the user and says what and where. */
public final class CaException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String help;

    /** Why, by what a caller can do about it. */
    public enum Reason {
        /** What was asked for contradicts itself or the rules of certificates. */
        BAD_REQUEST,
        /** A file is not what it should be. */
        BAD_DATA,
        /** A file is missing. */
        MISSING,
        /** A file is in the way. */
        EXISTS,
        /** A disk does not take what has to be written. */
        DISK,
        /** The passphrase is wrong or missing. */
        PASSPHRASE,
        /** A server does not answer. */
        UNREACHABLE,
        /** A server has no time now. */
        BUSY
    }

    /**
     * A failure.
     *
     * @param help what to do about it, empty when the message says it
     */
    public CaException(Reason reason, String message, String help) {
        this(reason, message, help, null);
    }

    /** A failure with its cause. */
    public CaException(Reason reason, String message, String help, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.help = help;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** What to do about it, empty when the message says it. */
    public String help() {
        return help;
    }
}
