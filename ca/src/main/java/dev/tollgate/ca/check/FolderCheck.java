package dev.tollgate.ca.check;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.export.HashedFolder;
import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.store.ledger.CertificateRecord;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Looks for what keeps sendmail or peers from using an authority's files. */
public final class FolderCheck {
    private final CertificateAuthority authority;
    private final CaFolder folder;
    private final Instant now;
    private final FileSafety safety;
    private final List<String> problems = new ArrayList<>();

    private FolderCheck(CertificateAuthority authority, Instant now, FileSafety safety) {
        this.authority = authority;
        this.folder = authority.folder();
        this.now = now;
        this.safety = safety;
    }

    /**
     * One sentence for each problem; none when all is well.
     *
     * @param owners the users whose files sendmail accepts: root, and its TrustedUser if there is one
     */
    public static List<String> check(CertificateAuthority authority, Instant now, Set<String> owners)
            throws IOException {
        FolderCheck check = new FolderCheck(authority, now, new FileSafety(owners));
        check.permissions();
        check.certificate();
        check.copies();
        check.revocationList();
        if (Files.isDirectory(check.folder.certificates())) {
            for (Path link : HashedFolder.wrongLinks(check.folder.certificates())) {
                check.problems.add(link + ": does not lead to a certificate with that hash; OpenSSL will not find it");
            }
        }
        return check.problems;
    }

    /**
     * One sentence for each reason why sendmail would not use the certificates and keys of hosts in {@code folder}.
     *
     * @param owners the users whose files sendmail accepts
     */
    public static List<String> checkHostFiles(Path folder, Set<String> owners) throws IOException {
        FileSafety safety = new FileSafety(owners);
        List<String> problems = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.{crt,key}")) {
            found.forEach(files::add);
        }
        files.sort(null);
        for (Path file : files) {
            problems.addAll(file.toString().endsWith(".key") ? safety.key(file) : safety.certificate(file));
        }
        if (files.isEmpty()) {
            problems.add(folder + ": contains neither a certificate nor a key");
        }
        problems.addAll(safety.folders(folder));
        return problems;
    }

    private void permissions() throws IOException {
        problems.addAll(safety.certificate(folder.certificate()));
        if (Files.exists(folder.key())) {
            problems.addAll(safety.key(folder.key()));
        } else {
            problems.add(folder.key() + ": is missing: nothing can be signed");
        }
        requireClosed(folder.privateFolder());
        requireClosed(folder.ledger());
        problems.addAll(safety.folders(folder.root()));
    }

    private void requireClosed(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(place));
            if (!mode.endsWith("------")) {
                problems.add(place + ": mode " + mode + ": only its owner should have access; chmod 700");
            }
        }
    }

    private void certificate() {
        X509CertificateHolder own = authority.certificate();
        Instant end = own.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            problems.add(folder.certificate() + ": expired at " + end);
        } else if (now.isBefore(own.getNotBefore().toInstant())) {
            problems.add(folder.certificate() + ": is not valid before "
                    + own.getNotBefore().toInstant());
        }
        boolean root = own.getSubject().equals(own.getIssuer());
        try {
            if (root && !own.isSignatureValid(new JcaContentVerifierProviderBuilder().build(own))) {
                problems.add(folder.certificate() + ": its signature is wrong");
            }
        } catch (CertException | OperatorCreationException | java.security.cert.CertificateException e) {
            problems.add(folder.certificate() + ": its signature cannot be checked: " + e.getMessage());
        }
    }

    private void copies() throws IOException {
        List<CertificateRecord> records = new ArrayList<>();
        authority.forEach(records::add);
        for (CertificateRecord entry : records) {
            Path copy = folder.newCertificate(entry.serialHex());
            if (!Files.exists(copy)) {
                problems.add(copy + ": is missing, though the ledger has the certificate");
            } else if (authority.issued(entry.serial()).isPresent()
                    && !PemFile.certificate(copy)
                            .equals(authority.issued(entry.serial()).get())) {
                problems.add(copy + ": is not the certificate in the ledger");
            }
        }
    }

    private void revocationList() throws IOException {
        if (!Files.exists(folder.crl())) {
            return;
        }
        List<X509CRLHolder> lists = PemFile.crls(folder.crl());
        X509CRLHolder list = lists.get(0);
        if (lists.size() > 1) {
            problems.add(folder.crl() + ": holds " + lists.size() + " CRLs, and sendmail reads only the first: put "
                    + "those of other authorities into the folder of confCACERT_PATH with 'tollgate ca path'");
        }
        if (list.getNextUpdate() != null && now.isAfter(list.getNextUpdate().toInstant())) {
            problems.add(folder.crl() + ": was due for renewal at "
                    + list.getNextUpdate().toInstant() + "; sendmail accepts no certificate: run 'tollgate ca crl'");
        }
        try {
            if (!list.isSignatureValid(new JcaContentVerifierProviderBuilder().build(authority.certificate()))) {
                problems.add(folder.crl() + ": is not signed by this authority");
            }
        } catch (CertException | OperatorCreationException | java.security.cert.CertificateException e) {
            problems.add(folder.crl() + ": its signature cannot be checked: " + e.getMessage());
        }
        List<CertificateRecord> unlisted = new ArrayList<>();
        authority.forEach(entry -> {
            if (entry.revocation().isPresent() && list.getRevokedCertificate(entry.serial()) == null) {
                unlisted.add(entry);
            }
        });
        if (!unlisted.isEmpty()) {
            problems.add(folder.crl() + ": lacks " + unlisted.size() + " revoked certificates: run 'tollgate ca crl'");
        }
    }
}
