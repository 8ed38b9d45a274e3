package dev.tollgate.gui.certificate;

import dev.tollgate.store.ledger.CertificateRecord;
import dev.tollgate.store.ledger.Revocation;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * One certificate in the list.
 *
 * @param serial its number in the ledger; empty for the authority's own certificate
 * @param serialHex the number as OpenSSL writes it
 * @param subject the subject on one line
 * @param purpose what it was issued for, such as {@code server}; {@code ca} for an authority
 * @param issuedBy the user who issued it, empty when not known
 */
public record CertificateRow(
        Optional<BigInteger> serial,
        String serialHex,
        String subject,
        String purpose,
        Instant notBefore,
        Instant notAfter,
        String issuedBy,
        Optional<Revocation> revocation,
        Standing standing) {
    static CertificateRow of(CertificateRecord entry, Instant now) {
        return new CertificateRow(
                Optional.of(entry.serial()),
                entry.serialHex(),
                entry.subject(),
                entry.purpose(),
                entry.notBefore(),
                entry.notAfter(),
                entry.issuedBy(),
                entry.revocation(),
                entry.revocation().isPresent()
                        ? Standing.REVOKED
                        : Standing.of(entry.notBefore(), entry.notAfter(), now));
    }

    /** Whether this is the authority itself. */
    public boolean isAuthority() {
        return serial.isEmpty();
    }

    /** Whether it can be revoked: it was issued here, and was not revoked before. */
    public boolean isRevocable() {
        return serial.isPresent() && revocation.isEmpty();
    }
}
