package dev.tollgate.ca.name;

import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.issue.AlternativeNames;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.model.dn.OneLineStyle;
import dev.tollgate.store.ledger.SerialNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What people want to know of a certificate.
 *
 * @param names what sendmail holds
 * @param subject the subject on one line, whole and not encoded
 * @param issuer the issuer likewise
 * @param serial the serial number, hexadecimal
 * @param authority whether it may sign others
 * @param purpose server, client, both, or empty when nothing is said
 * @param alternativeNames as OpenSSL shows them
 * @param sha256 the fingerprint, lower-case hexadecimal
 */
public record CertificateView(
        HeldNames names,
        String subject,
        String issuer,
        String serial,
        Instant notBefore,
        Instant notAfter,
        boolean authority,
        String purpose,
        List<String> alternativeNames,
        String sha256) {
    /** The first certificate in {@code file}, before a sendmail with an OpenSSL of {@code style}. */
    public static CertificateView read(Path file, OneLineStyle style) throws IOException {
        return of(PemFile.certificate(file), style);
    }

    /** The view of {@code certificate}. */
    public static CertificateView of(X509CertificateHolder certificate, OneLineStyle style) {
        Extensions extensions = certificate.getExtensions();
        BasicConstraints constraints = extensions == null ? null : BasicConstraints.fromExtensions(extensions);
        ExtendedKeyUsage usage = extensions == null ? null : ExtendedKeyUsage.fromExtensions(extensions);
        GeneralNames names =
                extensions == null ? null : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        return new CertificateView(
                HeldNames.of(certificate, style),
                NameReader.read(certificate.getSubject()).line(style),
                NameReader.read(certificate.getIssuer()).line(style),
                SerialNumbers.hex(certificate.getSerialNumber()),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                constraints != null && constraints.isCA(),
                usage == null ? "" : Purpose.of(usage).map(Purpose::word).orElse(""),
                names == null ? List.of() : AlternativeNames.shown(names),
                fingerprint(certificate));
    }

    private static String fingerprint(X509CertificateHolder certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
