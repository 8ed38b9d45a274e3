package dev.tollgate.ca.authority;

import dev.tollgate.ca.name.NameReader;
import dev.tollgate.model.dn.OneLineStyle;
import dev.tollgate.store.ledger.CertificateRecord;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** Lines of the ledger made from certificates. */
final class Records {
    private Records() {}

    static CertificateRecord of(X509CertificateHolder certificate, Instant issuedAt, String user, String purpose) {
        return new CertificateRecord(
                certificate.getSerialNumber(),
                NameReader.read(certificate.getSubject()).line(OneLineStyle.OPENSSL_3),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                issuedAt,
                user,
                purpose,
                Optional.empty());
    }
}
