package dev.tollgate.store.environment;

/** A record whose bytes are not what this program writes. */
public final class UnreadableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A record that cannot be read, and why. */
    public UnreadableRecordException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
