package dev.tollgate.makemap.command;

/** A file that must not be opened, with the reason in sendmail's words. */
final class UnsafeFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    UnsafeFileException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
