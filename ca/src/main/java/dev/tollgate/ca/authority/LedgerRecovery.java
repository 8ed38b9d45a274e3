package dev.tollgate.ca.authority;

import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.files.Folder;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.model.source.ShellWord;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.environment.StoreException;
import dev.tollgate.store.ledger.CertificateRecord;
import dev.tollgate.store.ledger.IssuedCertificate;
import dev.tollgate.store.ledger.Ledger;
import dev.tollgate.store.ledger.Revocation;
import dev.tollgate.store.ledger.RevocationReason;
import dev.tollgate.store.ledger.SerialNumbers;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;

/** Makes a damaged ledger again from the copies in {@code newcerts} and the last revocation list. */
public final class LedgerRecovery {
    private LedgerRecovery() {}

    /**
     * What came back.
     *
     * @param certificates how many certificates
     * @param revoked how many of them are revoked
     * @param setAside where the damaged ledger lies now, if there was one
     */
    public record Recovered(int certificates, int revoked, Optional<Path> setAside) {}

    static Ledger openOrExplain(CaFolder folder, Store.Access access) throws IOException {
        try {
            return requireStarted(folder, Ledger.open(folder.ledger(), access));
        } catch (StoreException e) {
            if (e.kind() != Failure.Kind.BAD_DATA && e.kind() != Failure.Kind.MISSING) {
                throw e;
            }
            throw new StoreException(
                    Failure.Kind.BAD_DATA,
                    folder.ledger(),
                    String.valueOf(e.getMessage()).replace(folder.ledger() + ": ", "") + "; "
                            + copies(folder).size() + " certificates in " + folder.newCertificates()
                            + (Files.exists(folder.crl()) ? " and the revocations in " + folder.crl() : "")
                            + " can be recovered with 'tollgate ca recover --ca " + ShellWord.ofName(folder.root())
                            + "'",
                    e);
        }
    }

    /** A store that lost its files or its end opens as an empty one; the ledger of an authority is never empty. */
    private static Ledger requireStarted(CaFolder folder, Ledger ledger) throws IOException {
        boolean whole = false;
        try {
            whole = ledger.isStarted();
        } finally {
            if (!whole) {
                ledger.close();
            }
        }
        if (!whole) {
            throw new StoreException(
                    Failure.Kind.BAD_DATA,
                    folder.ledger(),
                    "the store is damaged: it is empty, but there is an authority (" + folder.certificate() + ")",
                    null);
        }
        return ledger;
    }

    /** Puts the ledger aside and makes a new one of what the files know. */
    public static Recovered recover(CaFolder folder, Operator operator) throws IOException {
        AuthorityRules.requireAuthority(folder.certificate(), PemFile.certificate(folder.certificate()));
        Map<BigInteger, Revocation> revocations = new HashMap<>();
        BigInteger crlNumber = BigInteger.ONE;
        if (Files.exists(folder.crl())) {
            X509CRLHolder list = PemFile.crl(folder.crl());
            for (Object entry : list.getRevokedCertificates()) {
                X509CRLEntryHolder revoked = (X509CRLEntryHolder) entry;
                revocations.put(revoked.getSerialNumber(), revocation(revoked));
            }
            crlNumber = number(list).add(BigInteger.ONE);
        }
        List<IssuedCertificate> issued = new ArrayList<>();
        int revoked = 0;
        for (Path copy : copies(folder)) {
            X509CertificateHolder certificate = PemFile.certificate(copy);
            CertificateRecord entry =
                    Records.of(certificate, certificate.getNotBefore().toInstant(), "", "");
            Revocation revocation = revocations.get(entry.serial());
            revoked += revocation == null ? 0 : 1;
            issued.add(new IssuedCertificate(
                    revocation == null ? entry : entry.revoked(revocation), certificate.getEncoded()));
        }
        Optional<Path> aside =
                Files.exists(folder.ledger()) ? Optional.of(setAside(folder, operator.now())) : Optional.empty();
        try (Ledger ledger = Ledger.open(folder.ledger(), Store.Access.WRITE)) {
            ledger.takeOver(issued, SerialNumbers.draw(new SecureRandom()), crlNumber);
        }
        return new Recovered(issued.size(), revoked, aside);
    }

    /**
     * Renames the ledger, unless it is in use: a program that is just issuing would record its certificates in the one that
     * was put aside.
     */
    static Path setAside(CaFolder folder, Instant now) throws IOException {
        return Store.whileUnused(folder.ledger(), () -> {
            try (Folder root = Folder.open(folder.root())) {
                return root.moveAside(
                        String.valueOf(folder.ledger().getFileName()),
                        "ledger.old-" + now.toString().replace(":", ""));
            }
        });
    }

    static List<Path> copies(CaFolder folder) throws IOException {
        if (!Files.isDirectory(folder.newCertificates())) {
            return List.of();
        }
        try (var files = Files.list(folder.newCertificates())) {
            return files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.endsWith(".pem")
                                && SerialNumbers.parse(name.substring(0, name.length() - 4))
                                        .isPresent();
                    })
                    .sorted()
                    .toList();
        }
    }

    static BigInteger number(X509CRLHolder list) {
        Extension number = list.getExtension(Extension.cRLNumber);
        return number == null
                ? BigInteger.ZERO
                : ASN1Integer.getInstance(number.getParsedValue()).getValue();
    }

    static Revocation revocation(X509CRLEntryHolder entry) {
        Extension reason = entry.getExtension(Extension.reasonCode);
        int code = reason == null
                ? 0
                : ASN1Enumerated.getInstance(reason.getParsedValue()).intValueExact();
        return new Revocation(
                entry.getRevocationDate().toInstant(),
                RevocationReason.of(code).orElse(RevocationReason.UNSPECIFIED),
                "",
                "");
    }
}
