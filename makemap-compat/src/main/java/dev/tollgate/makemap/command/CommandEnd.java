package dev.tollgate.makemap.command;

/** The command is over: its exit code, and what to say on standard error before. */
final class CommandEnd extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** An end without a word. */
    CommandEnd(int status) {
        this(status, "");
    }

    /** An end with {@code message}, whole lines in ISO 8859-1. */
    CommandEnd(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
