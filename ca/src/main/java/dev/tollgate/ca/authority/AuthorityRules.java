package dev.tollgate.ca.authority;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.issue.Validity;
import dev.tollgate.files.failure.Failure.Kind;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
                    Kind.BAD_DATA,
                    file + ": is not the certificate of an authority (basicConstraints lacks CA:TRUE)",
                    "every peer would refuse what it signs; use the authority's own certificate");
        }
        KeyUsage usage = KeyUsage.fromExtensions(extensions);
        if (usage != null && !usage.hasUsages(KeyUsage.keyCertSign)) {
            throw new CaException(
                    Kind.BAD_DATA, file + ": its key may not sign certificates (keyUsage lacks keyCertSign)", "");
        }
    }

    /**
     * Refuses an authority below those of {@code chain} when one of them allows none so far down.
     *
     * @param chain the certificate that would sign, and those above it
     */
    static void requireRoomBelow(List<X509CertificateHolder> chain) throws CaException {
        for (int i = 0; i < chain.size(); i++) {
            BasicConstraints constraints =
                    BasicConstraints.fromExtensions(chain.get(i).getExtensions());
            BigInteger length = constraints == null ? null : constraints.getPathLenConstraint();
            if (length != null && length.compareTo(BigInteger.valueOf(i + 1L)) < 0) {
                throw new CaException(
                        Kind.BAD_REQUEST,
                        "no authority can be created below this one: " + (i == 0 ? "its certificate" : "one above it")
                                + " has pathlen:" + length,
                        "every peer would refuse what the new one issues; create it below the root");
            }
        }
    }

    /**
     * Refuses a time that peers would not accept: one that begins outside the authority's own, or is over.
     *
     * @param validity cut at the authority's end already
     */
    static void requireWithin(X509CertificateHolder authority, Validity validity, Instant now) throws CaException {
        Instant from = authority.getNotBefore().toInstant();
        Instant until = authority.getNotAfter().toInstant();
        if (validity.notBefore().isBefore(from) || !validity.notBefore().isBefore(until)) {
            throw new CaException(
                    Kind.BAD_REQUEST,
                    "the certificate would be valid from " + validity.notBefore() + " on, but the authority only from "
                            + from + " to " + until,
                    "peers would refuse it; choose a time within the authority's own");
        }
        if (!validity.notAfter().isAfter(now)) {
            throw new CaException(
                    Kind.BAD_REQUEST,
                    "the certificate would expire at " + validity.notAfter() + ", and it is " + now + " now",
                    "choose a later --not-before, or more days");
        }
    }

    static void requireInForce(Path file, X509CertificateHolder certificate, Instant now) throws CaException {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isBefore(from)) {
            throw new CaException(
                    Kind.BAD_DATA,
                    file + ": is not valid before " + from + ", and it is " + now + " now",
                    "set the clock, or wait: peers would refuse what is signed now");
        }
        if (now.isAfter(until)) {
            throw new CaException(
                    Kind.BAD_DATA,
                    file + ": expired at " + until,
                    "create a new authority, and issue the hosts' certificates again");
        }
    }
}
