package dev.tollgate.ca.probe;

import dev.tollgate.ca.file.Asn1;
import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.Sound;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether OpenSSL verifies a server's certificate (X509_verify_cert with the purpose of an SSL server): the chain ends at a
 * trusted root that signs itself, every part may do what it does, is strong enough, and is in force. No name is compared,
 * as sendmail compares none.
 */
final class OpenSslChain {
    private static final int LONGEST = 20;

    /** serverAuth, and the two that once stood for strong cryptography (XKU_SSL_SERVER, XKU_SGC). */
    private static final Set<String> SERVER =
            Set.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.4.1.311.10.3.3", "2.16.840.1.113730.4.1");

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_AGREEMENT = 4;
    private static final int KEY_CERT_SIGN = 5;

    private final List<X509Certificate> trusted;
    private final SecurityLevel level;

    OpenSslChain(List<X509Certificate> trusted, SecurityLevel level) {
        this.trusted = List.copyOf(trusted);
        this.level = level;
    }

    /** Why the chain that a server {@code sent} is not verified, in OpenSSL's words; nothing when it is. */
    Optional<String> objection(List<X509Certificate> sent, Instant now) {
        if (!level.allows(sent.get(0).getPublicKey())) {
            return Optional.of("EE certificate key too weak");
        }
        List<X509Certificate> path = new ArrayList<>(List.of(sent.get(0)));
        Optional<String> objection = complete(path, sent, now);
        for (int i = 0; i < path.size() && objection.isEmpty(); i++) {
            objection = use(path, i);
        }
        for (int i = 0; i < path.size() && objection.isEmpty(); i++) {
            objection = strength(path, i);
        }
        for (int i = path.size() - 1; i >= 0 && objection.isEmpty(); i--) {
            objection = time(path.get(i), now);
        }
        return objection.isPresent() ? objection : remainder(path, now);
    }

    private Optional<String> complete(List<X509Certificate> path, List<X509Certificate> sent, Instant now) {
        X509Certificate last = path.get(0);
        while (!signsItself(last)) {
            // OpenSSL reads the extensions of both before it compares them, and gives up at a malformed one.
            X509Certificate issuer = isSound(last)
                    ? issuer(last, trusted, now)
                            .or(() -> issuerOf(path, sent, now))
                            .orElse(null)
                    : null;
            if (issuer == null) {
                boolean known = path.size() > 1 && trusted.contains(last);
                return Optional.of("unable to get " + (known ? "" : "local ") + "issuer certificate");
            }
            path.add(issuer);
            if (path.size() > LONGEST) {
                return Optional.of("certificate chain too long");
            }
            last = issuer;
        }
        if (trusted.contains(last)) {
            return Optional.empty();
        }
        return Optional.of(
                path.size() == 1 ? "self-signed certificate" : "self-signed certificate in certificate chain");
    }

    private static Optional<X509Certificate> issuerOf(
            List<X509Certificate> path, List<X509Certificate> sent, Instant now) {
        return issuer(path.get(path.size() - 1), sent, now).filter(found -> !path.contains(found));
    }

    private static Optional<X509Certificate> issuer(
            X509Certificate certificate, List<X509Certificate> candidates, Instant now) {
        List<X509Certificate> found = candidates.stream()
                .filter(candidate -> candidate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .filter(candidate -> isSound(candidate) && isSignedBy(certificate, candidate))
                .toList();
        return found.stream()
                .filter(candidate -> time(candidate, now).isEmpty())
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private static boolean signsItself(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && isSignedBy(certificate, certificate);
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isSound(X509Certificate certificate) {
        try {
            byte[] der = certificate.getEncoded();
            return Asn1.read("malformed", () -> Sound.certificate(der)) != null;
        } catch (GeneralSecurityException | CaException e) {
            return false;
        }
    }

    private static Optional<String> use(List<X509Certificate> path, int depth) {
        X509Certificate certificate = path.get(depth);
        boolean[] usage = certificate.getKeyUsage();
        if (certificate.hasUnsupportedCriticalExtension()) {
            return Optional.of("unhandled critical extension");
        }
        boolean oldRoot = certificate.getVersion() == 1 && depth == path.size() - 1;
        if (depth > 0
                && (certificate.getBasicConstraints() < 0 && !oldRoot || usage != null && !usage[KEY_CERT_SIGN])) {
            return Optional.of("invalid CA certificate");
        }
        if (!isForServers(certificate, depth)) {
            return Optional.of("unsuitable certificate purpose");
        }
        return depth > 0 && !oldRoot && certificate.getBasicConstraints() < depth - 1
                ? Optional.of("path length constraint exceeded")
                : Optional.empty();
    }

    private static boolean isForServers(X509Certificate certificate, int depth) {
        boolean[] usage = certificate.getKeyUsage();
        if (depth == 0
                && usage != null
                && !usage[DIGITAL_SIGNATURE]
                && !usage[KEY_ENCIPHERMENT]
                && !usage[KEY_AGREEMENT]) {
            return false;
        }
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null || purposes.stream().anyMatch(SERVER::contains);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private Optional<String> strength(List<X509Certificate> path, int depth) {
        X509Certificate certificate = path.get(depth);
        if (!level.allows(certificate.getPublicKey())) {
            return Optional.of("CA certificate key too weak");
        }
        boolean root = depth == path.size() - 1;
        return root || level.allowsSignature(certificate)
                ? Optional.empty()
                : Optional.of("CA signature digest algorithm too weak");
    }

    private static Optional<String> time(X509Certificate certificate, Instant now) {
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return Optional.of("certificate is not yet valid");
        }
        return now.isAfter(certificate.getNotAfter().toInstant())
                ? Optional.of("certificate has expired")
                : Optional.empty();
    }

    /** What is left, such as constraints of names, the platform judges; it knows no words of OpenSSL's for it. */
    private static Optional<String> remainder(List<X509Certificate> path, Instant now) {
        if (path.size() == 1) {
            return Optional.empty();
        }
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(path.get(path.size() - 1), null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(path.subList(0, path.size() - 1)),
                            parameters);
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.of(SmtpDialogue.printable(String.valueOf(e.getMessage())));
        }
    }
}
