package dev.tollgate.sendmail.mc;

/** An m4 text that m4 gives up on; the message says why. */
public final class M4Exception extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** m4 gives up because of {@code reason}. */
    public M4Exception(String reason) {
        super(reason);
    }
}
