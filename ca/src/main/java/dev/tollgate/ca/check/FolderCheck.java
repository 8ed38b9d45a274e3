package dev.tollgate.ca.check;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.export.HashedFolder;
import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.workspace.ledger.CertificateRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
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
    private final List<String> problems = new ArrayList<>();

    private FolderCheck(CertificateAuthority authority, Instant now) {
        this.authority = authority;
        this.folder = authority.folder();
        this.now = now;
    }

    /** One sentence for each problem; none when all is well. */
    public static List<String> check(CertificateAuthority authority, Instant now) throws IOException {
        FolderCheck check = new FolderCheck(authority, now);
        check.permissions();
        check.certificate();
        check.copies();
        check.revocationList();
        if (Files.isDirectory(check.folder.certificates())) {
            for (Path link : HashedFolder.wrongLinks(check.folder.certificates())) {
                check.problems.add(link + ": leads to no certificate of that hash; OpenSSL will not find it");
            }
        }
        return check.problems;
    }

    /** One sentence for each reason why sendmail would refuse the secret {@code key} (DontBlameSendmail, cf/README). */
    public static List<String> checkKeyFile(Path key) throws IOException {
        List<String> problems = new ArrayList<>();
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(key);
        if (!PosixFilePermissions.toString(mode).endsWith("------")) {
            problems.add(key + ": mode " + PosixFilePermissions.toString(mode)
                    + ": sendmail offers no STARTTLS with a key that others may read; chmod 600");
        }
        return problems;
    }

    private void permissions() throws IOException {
        if (Files.exists(folder.key())) {
            problems.addAll(checkKeyFile(folder.key()));
        } else {
            problems.add(folder.key() + ": is missing: nothing can be signed");
        }
        requireClosed(folder.privateFolder());
        requireClosed(folder.ledger());
        Path path = folder.root().toAbsolutePath().normalize();
        while (path != null) {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
            if (mode.charAt(4) == 'w' || mode.charAt(7) == 'w') {
                problems.add(path + ": mode " + mode
                        + ": others may write here, so sendmail trusts no file below; chmod go-w");
            }
            path = path.getParent();
        }
    }

    private void requireClosed(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(place));
            if (!mode.endsWith("------")) {
                problems.add(place + ": mode " + mode + ": only its owner should get in; chmod 700");
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
                problems.add(copy + ": is another certificate than the one in the ledger");
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
            problems.add(folder.crl() + ": holds " + lists.size() + " lists, and sendmail reads the first one only: put"
                    + " those of other authorities into the folder of confCACERT_PATH with 'tollgate ca path'");
        }
        if (list.getNextUpdate() != null && now.isAfter(list.getNextUpdate().toInstant())) {
            problems.add(folder.crl() + ": was due for renewal at "
                    + list.getNextUpdate().toInstant() + "; sendmail refuses every certificate: run 'tollgate ca crl'");
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
