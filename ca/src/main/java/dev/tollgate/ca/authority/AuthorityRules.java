package dev.tollgate.ca.authority;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.CaException.Reason;
import java.nio.file.Path;
import java.time.Instant;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;

/** When a certificate may sign others. */
final class AuthorityRules {
    private AuthorityRules() {}

    static void requireAuthority(Path file, X509CertificateHolder certificate) throws CaException {
        Extensions extensions = certificate.getExtensions();
        BasicConstraints constraints = extensions == null ? null : BasicConstraints.fromExtensions(extensions);
        if (constraints == null || !constraints.isCA()) {
            throw new CaException(
                    Reason.BAD_DATA,
                    file + ": is not the certificate of an authority (basicConstraints lacks CA:TRUE)",
                    "what it signs would be refused by every peer; use the authority's own certificate");
        }
        KeyUsage usage = KeyUsage.fromExtensions(extensions);
        if (usage != null && !usage.hasUsages(KeyUsage.keyCertSign)) {
            throw new CaException(
                    Reason.BAD_DATA, file + ": its key may not sign certificates (keyUsage lacks keyCertSign)", "");
        }
    }

    static void requireInForce(Path file, X509CertificateHolder certificate, Instant now) throws CaException {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isBefore(from)) {
            throw new CaException(
                    Reason.BAD_DATA,
                    file + ": is not valid before " + from + ", and it is " + now + " now",
                    "set the clock, or wait: peers would refuse what is signed now");
        }
        if (now.isAfter(until)) {
            throw new CaException(
                    Reason.BAD_DATA,
                    file + ": expired at " + until,
                    "found a new authority, and issue the hosts' certificates again");
        }
    }
}
