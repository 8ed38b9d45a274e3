package dev.tollgate.ca.request;

import dev.tollgate.ca.issue.AlternativeNames;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.name.NameReader;
import dev.tollgate.model.dn.OneLineStyle;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A certificate request of which nothing is left as it came: names and key were checked and encoded again.
 *
 * @param subject the subject, not empty
 * @param key the public key, whose holder has signed the request
 * @param keyKind what the key is, as in {@code RSA, 2048 bits}
 * @param purpose what the certificate is going to be for
 * @param names the alternative names
 * @param remarks one sentence for each thing that was asked for and is not going to be signed
 */
public record CheckedRequest(
        X500Name subject,
        SubjectPublicKeyInfo key,
        String keyKind,
        Purpose purpose,
        Optional<GeneralNames> names,
        List<String> remarks) {
    /** The subject on one line, as OpenSSL prints it. */
    public String shownSubject() {
        return NameReader.read(subject).line(OneLineStyle.OPENSSL_3);
    }

    /** The alternative names, such as {@code DNS:mail.example.com}. */
    public List<String> shownNames() {
        return names.map(AlternativeNames::shown).orElse(List.of());
    }
}
