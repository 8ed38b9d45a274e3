package dev.tollgate.directory.server;

/** Why a directory could not be read or written: what, where, and what to do. */
public final class DirectoryException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String help;

    /** What kind of trouble it is. */
    public enum Reason {
        /** The address or an option makes no sense. */
        BAD_REQUEST,
        /** Nobody answers there. */
        UNREACHABLE,
        /** The server did not answer in time. */
        TIMEOUT,
        /** The server does not accept who asks, or a certificate does not verify. */
        CREDENTIALS,
        /** Who asks may not do this. */
        RIGHTS,
        /** The base or an entry does not exist. */
        MISSING,
        /** Somebody else wrote meanwhile. */
        CONFLICT,
        /** What is to be stored, or what is stored, is not what it should be. */
        BAD_DATA,
        /** A limit of the server or of ours. */
        LIMIT,
        /** Anything else. */
        FAILED
    }

    /**
     * A failure.
     *
     * @param message what is wrong and where, without a full stop
     * @param help what to do about it; empty if that is obvious
     */
    public DirectoryException(Reason reason, String message, String help) {
        super(message);
        this.reason = reason;
        this.help = help;
    }

    /** A failure that another one caused. */
    public DirectoryException(Reason reason, String message, String help, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.help = help;
    }

    /** What kind of trouble it is. */
    public Reason reason() {
        return reason;
    }

    /** What to do about it; may be empty. */
    public String help() {
        return help;
    }
}
