package dev.tollgate.gui.certificate;

import java.time.Duration;
import java.time.Instant;

/** How far a certificate can be relied on. */
public enum Standing {
    VALID,
    /** It ends within {@link #SOON_DAYS} days. */
    ENDS_SOON,
    EXPIRED,
    REVOKED,
    NOT_YET_VALID;

    /** How many days before its end a certificate asks for attention. */
    public static final int SOON_DAYS = 30;

    /** The standing at {@code now} of a certificate that is not revoked. */
    static Standing of(Instant notBefore, Instant notAfter, Instant now) {
        if (now.isAfter(notAfter)) {
            return EXPIRED;
        }
        if (now.isBefore(notBefore)) {
            return NOT_YET_VALID;
        }
        return notAfter.isBefore(now.plus(Duration.ofDays(SOON_DAYS))) ? ENDS_SOON : VALID;
    }
}
