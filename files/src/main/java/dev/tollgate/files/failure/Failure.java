package dev.tollgate.files.failure;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for cannot be done, and one line for the user says what, where and why. Each face has its own exit code, or
 * its own advice, for a {@link Kind}.
 */
public abstract class Failure extends IOException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String help;

    /** Why, by what can be done about it. */
    public enum Kind {
        /** What was asked for contradicts itself, or the rules of what it is about. */
        BAD_REQUEST,
        /** A file, a store or a directory's entry is not what it should be. */
        BAD_DATA,
        /** Something is missing. */
        MISSING,
        /** A file is in the way. */
        EXISTS,
        /** The passphrase of a key is wrong or missing. */
        PASSPHRASE,
        /** A server does not accept who asks, or a certificate does not verify. */
        CREDENTIALS,
        /** Who asks may not do this. */
        DENIED,
        /** A folder or something in it is a link or another user's: nothing of it is opened. */
        UNSAFE,
        /** Another program is at work there, or changed it meanwhile: trying again later helps. */
        BUSY,
        /** Nobody answers there: trying again later may help. */
        UNREACHABLE,
        /** Nobody answered in time: trying again later may help. */
        TIMEOUT,
        /** A disk is full, or does not take what has to be written. */
        DISK,
        /** Anything else. */
        FAILED
    }

    /**
     * A failure.
     *
     * @param message what is wrong and where, without a full stop
     * @param help what to do about it, empty when the message says it
     */
    protected Failure(Kind kind, String message, String help, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.help = help;
    }

    /** Why. */
    public final Kind kind() {
        return kind;
    }

    /** What to do about it, empty when the message says it. */
    public final String help() {
        return help;
    }
}
