package dev.tollgate.store.ledger;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of the ledger.
 *
 * @param serial the serial number, positive
 * @param subject the subject on one line as OpenSSL 3 prints it, of any length
 * @param notBefore the first second of validity
 * @param notAfter the last second of validity
 * @param issuedAt when the certificate was issued (for one taken over from OpenSSL: when it became valid)
 * @param issuedBy the user who issued it, empty when not known
 * @param purpose what it was issued for, such as {@code server}; empty when not known
 * @param revocation its revocation
 */
public record CertificateRecord(
        BigInteger serial,
        String subject,
        Instant notBefore,
        Instant notAfter,
        Instant issuedAt,
        String issuedBy,
        String purpose,
        Optional<Revocation> revocation) {
    /** Whether a certificate can be relied on. */
    public enum Status {
        VALID,
        REVOKED,
        EXPIRED,
        NOT_YET_VALID
    }

    /** The state at {@code now}; a revoked certificate stays revoked when it expires. */
    public Status status(Instant now) {
        if (revocation.isPresent()) {
            return Status.REVOKED;
        }
        if (now.isAfter(notAfter)) {
            return Status.EXPIRED;
        }
        return now.isBefore(notBefore) ? Status.NOT_YET_VALID : Status.VALID;
    }

    /** The serial number as OpenSSL writes it: upper-case hexadecimal digits, an even number of them. */
    public String serialHex() {
        return SerialNumbers.hex(serial);
    }

    /** This record with a revocation. */
    public CertificateRecord revoked(Revocation by) {
        return new CertificateRecord(
                serial, subject, notBefore, notAfter, issuedAt, issuedBy, purpose, Optional.of(by));
    }
}
