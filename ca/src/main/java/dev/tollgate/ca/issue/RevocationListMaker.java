package dev.tollgate.ca.issue;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.key.Signing;
import dev.tollgate.store.ledger.CertificateRecord;
import dev.tollgate.store.ledger.Revocation;
import dev.tollgate.store.ledger.RevocationReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;

/** Makes revocation lists. */
public final class RevocationListMaker {
    private RevocationListMaker() {}

    /** The list number {@code number} of {@code revoked}, made {@code now}; the next one is due {@code days} days later. */
    public static X509CRLHolder make(
            Identity issuer, List<CertificateRecord> revoked, BigInteger number, Instant now, int days)
            throws CaException {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer.certificate().getSubject(), Date.from(now));
        builder.setNextUpdate(Date.from(now.plus(Duration.ofDays(days))));
        for (CertificateRecord entry : revoked) {
            Revocation revocation = entry.revocation().orElseThrow();
            if (revocation.reason() == RevocationReason.UNSPECIFIED) {
                // RFC 5280, 5.3.1: the reason is left out rather than called unspecified.
                builder.addCRLEntry(
                        entry.serial(), Date.from(revocation.at()), (org.bouncycastle.asn1.x509.Extensions) null);
            } else {
                builder.addCRLEntry(
                        entry.serial(),
                        Date.from(revocation.at()),
                        revocation.reason().code());
            }
        }
        try {
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new AuthorityKeyIdentifier(CertificateMaker.identifierOf(issuer.certificate())));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return builder.build(Signing.signer(issuer.key()));
    }
}
