package dev.tollgate.sendmail.rewrite;

/** A fault at which a process of sendmail ends at once. */
public final class ProcessEnd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public ProcessEnd(String reason, int status) {
        super(reason, null, false, false);
        this.status = status;
    }

    /** The status that the process ends with. */
    public int status() {
        return status;
    }
}
