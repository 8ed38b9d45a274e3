package dev.tollgate.cli.trace;

import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.ca.name.HeldNames;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.model.dn.OneLineStyle;
import dev.tollgate.model.dn.Xtext;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a certificate tells of a session: its names, as sendmail holds them. */
final class CertificateFacts {
    private static final String DNS_NAME = "DNS:";

    private CertificateFacts() {}

    /** The facts of the first certificate in {@code file}. */
    static Facts of(Path file) {
        CertificateView certificate;
        try {
            certificate = CertificateView.read(file, OneLineStyle.OPENSSL_3);
        } catch (IOException e) {
            throw Problem.reading(file.toString(), e);
        }
        HeldNames names = certificate.names();
        List<String> alternatives = certificate.alternativeNames().stream()
                .filter(name -> name.startsWith(DNS_NAME))
                .map(name -> Xtext.encode(name.substring(DNS_NAME.length())))
                .toList();
        Facts facts = Facts.NONE
                .with(Fact.CERT_SUBJECT, names.certSubject())
                .with(Fact.CERT_ISSUER, names.certIssuer())
                .with(Fact.CN_SUBJECT, names.cnSubject())
                .with(Fact.CN_ISSUER, names.cnIssuer());
        return alternatives.isEmpty() ? facts : facts.withAll(Fact.CERT_ALTNAME, alternatives);
    }
}
