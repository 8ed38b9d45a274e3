package dev.tollgate.toolkit.site;

import java.io.IOException;

/** A configuration that cannot be read or expanded; the message says why, for a person. */
public final class SiteException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    public enum Reason {
        /** The text itself. */
        TEXT,
        /** Something that is not installed. */
        MISSING
    }

    private final Reason reason;

    SiteException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What is in the way. */
    public Reason reason() {
        return reason;
    }
}
