package dev.tollgate.sendmail.rewrite;

/** What compiled rules leave to {@link Rewriter}: faults, limits, and whatever is too rare to be quick about. */
final class UnusualException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusualException() {
        // Without a stack trace: it tells nothing, and is thrown where time counts.
        super("left to the exact form", null, false, false);
    }
}
