package dev.tollgate.gui.certificate;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.authority.Operator;
import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.key.KeyFile;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.gui.task.Job;
import dev.tollgate.model.dn.OneLineStyle;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.ledger.CertificateRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads authorities; works while another program writes to the ledger. */
final class AuthorityReader {
    private final Clock clock;

    AuthorityReader(Clock clock) {
        this.clock = clock;
    }

    /** What stands in {@code root}; rows that come after {@code job} was canceled are left out. */
    Authority read(Path root, Job job) throws IOException {
        Instant now = clock.instant();
        CaFolder folder = new CaFolder(root);
        List<CertificateRow> rows = new ArrayList<>();
        try (CertificateAuthority authority = open(folder)) {
            CertificateView own = CertificateView.read(folder.certificate(), OneLineStyle.OPENSSL_3);
            Standing standing = Standing.of(own.notBefore(), own.notAfter(), now);
            rows.add(new CertificateRow(
                    Optional.empty(),
                    own.serial(),
                    own.subject(),
                    "ca",
                    own.notBefore(),
                    own.notAfter(),
                    "",
                    Optional.empty(),
                    standing));
            for (CertificateRecord entry : authority.records()) {
                if (!job.isCancelled()) {
                    rows.add(CertificateRow.of(entry, now));
                }
            }
            return new Authority(
                    root, own.subject(), own.notAfter(), standing, isEncrypted(folder), listDue(folder), rows);
        }
    }

    /** Everything about the certificate of {@code row}. */
    CertificateView view(Path root, CertificateRow row, OneLineStyle style) throws IOException {
        CaFolder folder = new CaFolder(root);
        if (row.serial().isEmpty()) {
            return CertificateView.read(folder.certificate(), style);
        }
        try (CertificateAuthority authority = open(folder)) {
            return authority.view(row.serial().get(), style);
        }
    }

    private CertificateAuthority open(CaFolder folder) throws IOException {
        return CertificateAuthority.open(folder, Store.Access.READ, new Operator("", clock, file -> Optional.empty()));
    }

    /** A key that lies elsewhere, or that this user may not read, asks when it is needed. */
    private static boolean isEncrypted(CaFolder folder) throws IOException {
        return !Files.isReadable(folder.key()) || KeyFile.isEncrypted(folder.key());
    }

    private static Optional<Instant> listDue(CaFolder folder) throws IOException {
        if (!Files.exists(folder.crl())) {
            return Optional.empty();
        }
        try {
            X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509")
                    .generateCRL(new ByteArrayInputStream(PemFile.bytes(folder.crl())));
            return Optional.ofNullable(list.getNextUpdate()).map(java.util.Date::toInstant);
        } catch (GeneralSecurityException e) {
            throw new CaException(
                    Failure.Kind.BAD_DATA, folder.crl() + ": is not a certificate revocation list (CRL)", "", e);
        }
    }
}
