package dev.tollgate.ca.entry;

import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.ca.name.HeldNames;
import dev.tollgate.model.dn.Xtext;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import java.util.List;

/** What a certificate tells of a session. */
public final class CertificateFacts {
    private static final String DNS_NAME = "DNS:";

    private CertificateFacts() {}

    /** The names of {@code certificate}, as sendmail holds them. */
    public static Facts of(CertificateView certificate) {
        HeldNames names = certificate.names();
        List<String> alternatives =
                hostNames(certificate).stream().map(Xtext::encode).toList();
        Facts facts = Facts.NONE
                .with(Fact.CERT_SUBJECT, names.certSubject())
                .with(Fact.CERT_ISSUER, names.certIssuer())
                .with(Fact.CN_SUBJECT, names.cnSubject())
                .with(Fact.CN_ISSUER, names.cnIssuer());
        return alternatives.isEmpty() ? facts : facts.withAll(Fact.CERT_ALTNAME, alternatives);
    }

    /** The DNS names among the alternative names. */
    static List<String> hostNames(CertificateView certificate) {
        return certificate.alternativeNames().stream()
                .filter(name -> name.startsWith(DNS_NAME))
                .map(name -> name.substring(DNS_NAME.length()))
                .toList();
    }
}
