package dev.tollgate.ca.issue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A time of validity, whole seconds, both ends included.
 *
 * @param notBefore the first second
 * @param notAfter the last second
 */
public record Validity(Instant notBefore, Instant notAfter) {
    public Validity {
        notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
        notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
    }

    /** {@code days} days from {@code start} on, not a second more: both ends count (RFC 5280, 4.1.2.5). */
    public static Validity days(Instant start, int days) {
        return new Validity(start, start.plus(Duration.ofDays(days)).minusSeconds(1));
    }

    /** The part of this time before {@code end} is over. */
    public Validity until(Instant end) {
        return notAfter.isAfter(end) ? new Validity(notBefore, end) : this;
    }
}
