package dev.tollgate.ca.name;

import dev.tollgate.ca.file.Asn1;
import dev.tollgate.ca.file.CaException;
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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

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
 * @param defects one sentence for each part that cannot be read, or for which OpenSSL does not take the certificate
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
        String sha256,
        List<String> defects) {
    /** The first certificate in {@code file}, before a sendmail with an OpenSSL of {@code style}. */
    public static CertificateView read(Path file, OneLineStyle style) throws IOException {
        X509CertificateHolder certificate = PemFile.anyCertificate(file);
        return Asn1.read(
                file + ": the certificate's names, times or number cannot be read", () -> seen(certificate, style));
    }

    /**
     * The view of {@code certificate}.
     *
     * @throws CaException when its names, times or number are malformed; of a malformed extension the view tells
     */
    public static CertificateView of(X509CertificateHolder certificate, OneLineStyle style) throws CaException {
        return Asn1.read("the certificate's names, times or number cannot be read", () -> seen(certificate, style));
    }

    private static CertificateView seen(X509CertificateHolder certificate, OneLineStyle style) {
        List<String> defects = new ArrayList<>(OpenSslNames.objections(certificate));
        BasicConstraints constraints =
                extension(defects, certificate, "basicConstraints", BasicConstraints::fromExtensions);
        ExtendedKeyUsage usage = extension(defects, certificate, "extendedKeyUsage", ExtendedKeyUsage::fromExtensions);
        List<String> names = extension(defects, certificate, "subjectAltName", CertificateView::alternativeNames);
        return new CertificateView(
                HeldNames.of(certificate, style),
                NameReader.read(certificate.getSubject()).line(style),
                NameReader.read(certificate.getIssuer()).line(style),
                SerialNumbers.hex(certificate.getSerialNumber()),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                constraints != null && constraints.isCA(),
                usage == null ? "" : Purpose.of(usage).map(Purpose::word).orElse(""),
                names == null ? List.of() : names,
                fingerprint(certificate),
                List.copyOf(defects));
    }

    private static @Nullable List<String> alternativeNames(Extensions extensions) {
        GeneralNames names = GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        return names == null ? null : AlternativeNames.shown(names);
    }

    private static <T> @Nullable T extension(
            List<String> defects,
            X509CertificateHolder certificate,
            String name,
            Function<Extensions, @Nullable T> reading) {
        Extensions extensions = certificate.getExtensions();
        if (extensions == null) {
            return null;
        }
        try {
            return Asn1.<Optional<T>>read(
                            "the extension " + name + " cannot be read",
                            () -> Optional.ofNullable(reading.apply(extensions)))
                    .orElse(null);
        } catch (CaException e) {
            defects.add(e.getMessage() + ": OpenSSL cannot verify such a certificate");
            return null;
        }
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
