package dev.tollgate.ca.authority;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.NewFile;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.issue.Identity;
import dev.tollgate.ca.issue.RevocationListMaker;
import dev.tollgate.store.ledger.CertificateRecord;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** The list of revoked certificates that an authority publishes next. Its number is higher than that of any before. */
final class NextRevocationList {
    private NextRevocationList() {}

    /** Writes it, valid for {@code days} days; the answer is its number. */
    static BigInteger write(CertificateAuthority authority, int days) throws IOException {
        Identity issuer = authority.identity();
        List<CertificateRecord> revoked = new ArrayList<>();
        authority.forEach(entry -> {
            if (entry.revocation().isPresent()) {
                revoked.add(entry);
            }
        });
        BigInteger number =
                authority.ledger().takeCrlNumber(published(authority).add(BigInteger.ONE));
        X509CRLHolder list = RevocationListMaker.make(
                issuer, revoked, number, authority.operator().now(), days);
        NewFile.write(
                authority.folder().crl(),
                PemFile.text(List.of(list)),
                NewFile.Audience.PUBLIC,
                NewFile.Existing.REPLACE);
        return number;
    }

    /** The number of the list that is out: a ledger from a backup may not know it. */
    private static BigInteger published(CertificateAuthority authority) throws IOException {
        Path file = authority.folder().crl();
        if (!Files.exists(file)) {
            return BigInteger.ZERO;
        }
        try {
            X509CRLHolder list = PemFile.crl(file);
            boolean own = list.isSignatureValid(new JcaContentVerifierProviderBuilder().build(authority.certificate()));
            return own ? LedgerRecovery.number(list) : BigInteger.ZERO;
        } catch (CaException | CertException | OperatorCreationException | CertificateException e) {
            authority.operator().remarks().accept(file + ": is not a CRL of this authority, and is replaced");
            return BigInteger.ZERO;
        }
    }
}
