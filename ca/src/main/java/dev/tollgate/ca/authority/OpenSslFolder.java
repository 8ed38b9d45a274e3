package dev.tollgate.ca.authority;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.ca.file.NewFile;
import dev.tollgate.ca.file.NewFile.Audience;
import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.file.Quoted;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.files.failure.Failure.Kind;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.environment.StoreException;
import dev.tollgate.store.ledger.CertificateRecord;
import dev.tollgate.store.ledger.IssuedCertificate;
import dev.tollgate.store.ledger.Ledger;
import dev.tollgate.store.ledger.OpenSslIndex;
import dev.tollgate.store.ledger.SerialNumbers;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;

/** Takes over a folder of {@code openssl ca}, and hands it back. */
public final class OpenSslFolder {
    private OpenSslFolder() {}

    /**
     * What was taken over or handed back.
     *
     * @param certificates the number of certificates
     * @param withoutFile how many of them are known by their line only, for {@code newcerts} lacks them
     * @param detailed how many revocations say more than a time and a reason, which lists show alone
     */
    public record Exchange(int certificates, int withoutFile, int detailed) {}

    /**
     * Makes the ledger of {@code index.txt}, {@code serial}, {@code crlnumber} and {@code newcerts}.
     *
     * @param existing KEEP refuses when there is a ledger already, REPLACE puts it aside
     */
    public static Exchange takeOver(CaFolder folder, Existing existing, Operator operator) throws IOException {
        AuthorityRules.requireAuthority(folder.certificate(), PemFile.certificate(folder.certificate()));
        if (!Files.isDirectory(folder.ledger(), LinkOption.NOFOLLOW_LINKS)) {
            NewFile.refuseExisting(folder.ledger(), existing);
        }
        List<CertificateRecord> index = index(folder.index());
        boolean unfinished = Files.exists(folder.ledger()) && isLeftover(folder, index);
        if (!unfinished) {
            NewFile.refuseExisting(folder.ledger(), existing);
        }
        List<IssuedCertificate> issued = new ArrayList<>();
        int withoutFile = 0;
        int detailed = 0;
        BigInteger last = BigInteger.ZERO;
        for (CertificateRecord line : index) {
            detailed += isDetailed(line) ? 1 : 0;
            Path copy = folder.newCertificate(line.serialHex());
            last = last.max(line.serial());
            if (!Files.exists(copy)) {
                withoutFile++;
                issued.add(new IssuedCertificate(line, new byte[0]));
                continue;
            }
            X509CertificateHolder certificate = PemFile.certificate(copy);
            if (!certificate.getSerialNumber().equals(line.serial())) {
                throw new CaException(
                        Kind.BAD_DATA,
                        copy + ": contains the certificate "
                                + "" + SerialNumbers.hex(certificate.getSerialNumber()) + ", not "
                                + line.serialHex(),
                        "");
            }
            CertificateRecord entry =
                    Records.of(certificate, certificate.getNotBefore().toInstant(), "", "");
            issued.add(new IssuedCertificate(
                    line.revocation().map(entry::revoked).orElse(entry), certificate.getEncoded()));
        }
        BigInteger next = number(folder.serial(), last.add(BigInteger.ONE)).max(last.add(BigInteger.ONE));
        BigInteger crl = number(folder.crlNumber(), BigInteger.ONE);
        if (Files.exists(folder.ledger()) && !unfinished) {
            LedgerRecovery.setAside(folder, operator.now());
        }
        NewFile.createFolder(folder.newCertificates(), "rwxr-xr-x");
        try (Ledger ledger = Ledger.open(folder.ledger(), Store.Access.WRITE)) {
            ledger.takeOver(issued, next, crl);
        }
        return new Exchange(issued.size(), withoutFile, detailed);
    }

    /**
     * Whether the ledger is what a program left that was ended while it took over: empty, and nothing was issued that
     * {@code index} does not have. An authority's own ledger that has lost its records is for recovery.
     */
    private static boolean isLeftover(CaFolder folder, List<CertificateRecord> index) throws IOException {
        Set<Path> known = new HashSet<>();
        index.forEach(line -> known.add(folder.newCertificate(line.serialHex())));
        if (!known.containsAll(LedgerRecovery.copies(folder))) {
            return false;
        }
        try (Ledger ledger = Ledger.open(folder.ledger(), Store.Access.WRITE)) {
            return !ledger.isStarted();
        } catch (StoreException e) {
            if (e.kind() == Failure.Kind.BAD_DATA) {
                return false;
            }
            throw e;
        }
    }

    /** Whether it was revoked with what {@code openssl ca} adds to a reason: an instruction, or since when a key was known. */
    private static boolean isDetailed(CertificateRecord entry) {
        return entry.revocation()
                .filter(revocation -> revocation.detail().contains(","))
                .isPresent();
    }

    private static List<CertificateRecord> index(Path file) throws IOException {
        String text = new String(PemFile.bytes(file), StandardCharsets.UTF_8);
        try {
            return OpenSslIndex.parse(text);
        } catch (OpenSslIndex.FormatException e) {
            throw new CaException(Kind.BAD_DATA, file + ": " + e.getMessage(), "nothing was taken over", e);
        }
    }

    private static BigInteger number(Path file, BigInteger missing) throws IOException {
        if (!Files.exists(file)) {
            return missing;
        }
        String text = new String(PemFile.bytes(file), StandardCharsets.ISO_8859_1).strip();
        return SerialNumbers.parse(text)
                .orElseThrow(() -> new CaException(
                        Kind.BAD_DATA,
                        file + ":1: " + Quoted.of(text) + " is not a hexadecimal number",
                        "nothing was taken over"));
    }

    /** Writes {@code index.txt}, {@code serial} and {@code crlnumber}, with which {@code openssl ca} goes on. */
    public static Exchange handBack(CertificateAuthority authority, Existing existing) throws IOException {
        CaFolder folder = authority.folder();
        for (Path file : List.of(folder.index(), folder.serial(), folder.crlNumber())) {
            NewFile.refuseExisting(file, existing);
        }
        StringBuilder index = new StringBuilder();
        List<CertificateRecord> records = new ArrayList<>();
        authority.forEach(records::add);
        int withoutFile = 0;
        int detailed = 0;
        for (CertificateRecord entry : records) {
            detailed += isDetailed(entry) ? 1 : 0;
            index.append(OpenSslIndex.line(entry));
            withoutFile += Files.exists(folder.newCertificate(entry.serialHex())) ? 0 : 1;
        }
        BigInteger next = authority.ledger().nextSerial();
        BigInteger crl = authority.ledger().nextCrlNumber();
        // Two certificates of one subject are normal after a renewal.
        write(folder.root().resolve("index.txt.attr"), "unique_subject = no\n", Existing.REPLACE);
        write(folder.serial(), SerialNumbers.hex(next) + "\n", existing);
        write(folder.crlNumber(), SerialNumbers.hex(crl) + "\n", existing);
        write(folder.index(), index.toString(), existing);
        return new Exchange(records.size(), withoutFile, detailed);
    }

    private static void write(Path file, String text, Existing existing) throws IOException {
        NewFile.write(file, text, Audience.PUBLIC, existing);
    }
}
