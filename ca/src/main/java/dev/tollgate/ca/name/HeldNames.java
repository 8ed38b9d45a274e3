package dev.tollgate.ca.name;

import dev.tollgate.model.dn.DistinguishedName;
import dev.tollgate.model.dn.OneLineStyle;
import dev.tollgate.model.dn.Xtext;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What sendmail holds of a peer's certificate after STARTTLS (tls.c, tls_get_info).
 *
 * @param certSubject {@code ${cert_subject}}
 * @param certIssuer {@code ${cert_issuer}}
 * @param cnSubject {@code ${cn_subject}}
 * @param cnIssuer {@code ${cn_issuer}}
 */
public record HeldNames(String certSubject, String certIssuer, String cnSubject, String cnIssuer) {
    /** sendmail's buffer for a CN; a value that fills it counts as too long. */
    private static final int CN_BUFFER = 255;

    /** The strings for {@code certificate} where sendmail is linked with an OpenSSL of {@code style}. */
    public static HeldNames of(X509CertificateHolder certificate, OneLineStyle style) {
        DistinguishedName subject = NameReader.read(certificate.getSubject());
        DistinguishedName issuer = NameReader.read(certificate.getIssuer());
        return new HeldNames(subject.encoded(style), issuer.encoded(style), commonName(subject), commonName(issuer));
    }

    private static String commonName(DistinguishedName name) {
        Optional<String> value = name.commonName();
        if (value.isEmpty()) {
            return "BadCertificateUnknown";
        }
        if (value.get().length() >= CN_BUFFER) {
            return "BadCertificateTooLong";
        }
        return value.get().indexOf('\0') >= 0 ? "BadCertificateContainsNUL" : Xtext.encode(value.get());
    }
}
