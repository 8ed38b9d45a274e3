package dev.tollgate.gui.certificate;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.authority.Foundation;
import dev.tollgate.ca.authority.HostCertificates;
import dev.tollgate.ca.authority.HostCertificates.Delivery;
import dev.tollgate.ca.authority.Operator;
import dev.tollgate.ca.authority.RequestSigning;
import dev.tollgate.ca.export.Exports;
import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.issue.Validity;
import dev.tollgate.ca.key.Passphrase;
import dev.tollgate.ca.request.CheckedRequest;
import dev.tollgate.ca.request.RequestReader;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.gui.certificate.Orders.Export;
import dev.tollgate.gui.certificate.Orders.ExportForm;
import dev.tollgate.gui.certificate.Orders.Issue;
import dev.tollgate.gui.certificate.Orders.RevocationList;
import dev.tollgate.gui.certificate.Orders.Revoke;
import dev.tollgate.gui.certificate.Orders.Sign;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.store.environment.Store;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Carries orders out, away from the user interface's thread; each answers what was done. */
final class AuthorityWork {
    private AuthorityWork() {}

    /** Founds what {@code plan} says in {@code root}, below the authority in {@code parent} if there is one. */
    static String found(Path root, Foundation.Plan plan, Optional<Path> parent, Operator above, Operator operator)
            throws IOException {
        if (parent.isEmpty()) {
            Foundation.root(new CaFolder(root), plan, operator);
        } else {
            try (CertificateAuthority authority =
                    CertificateAuthority.open(new CaFolder(parent.get()), Store.Access.WRITE, above)) {
                Foundation.intermediate(new CaFolder(root), plan, authority, operator);
            }
        }
        return Texts.of("certificate.done.found", root);
    }

    static String issue(Path root, Issue order, Operator operator) throws IOException {
        HostCertificates.Order ordered = new HostCertificates.Order(
                order.name().strip(),
                order.purpose(),
                Optional.empty(),
                order.names(),
                order.key(),
                validity(order.days(), operator.now()));
        try (CertificateAuthority authority = open(root, Store.Access.WRITE, operator)) {
            Delivery delivery =
                    HostCertificates.issue(authority, ordered, path(order.folder()), HostCertificates.Manner.CAREFUL);
            return Texts.of("certificate.done.issue", delivery.file(), delivery.chain(), delivery.key());
        }
    }

    static String sign(Path root, Sign order, Operator operator) throws IOException {
        Path out = path(order.out());
        CheckedRequest request = RequestReader.read(path(order.request()), order.purpose());
        try (CertificateAuthority authority = open(root, Store.Access.WRITE, operator)) {
            boolean signed = RequestSigning.sign(
                    authority,
                    request,
                    validity(order.days(), operator.now()),
                    asked -> ShownRequest.of(asked).equals(order.seen()),
                    out,
                    HostCertificates.Manner.CAREFUL);
            if (!signed) {
                throw new CaException(
                        Failure.Kind.BAD_DATA,
                        order.request() + ": no longer asks for what was shown",
                        "check the request again: somebody has replaced the file");
            }
        }
        return Texts.of("certificate.done.sign", out);
    }

    static String revoke(Path root, Revoke order, Operator operator) throws IOException {
        BigInteger serial = order.row().serial().orElseThrow();
        try (CertificateAuthority authority = open(root, Store.Access.WRITE, operator)) {
            operator.requireWanted();
            authority.revoke(serial, order.reason());
        }
        return Texts.of("certificate.done.revoke", order.row().serialHex());
    }

    static String list(Path root, RevocationList order, Operator operator) throws IOException {
        try (CertificateAuthority authority = open(root, Store.Access.WRITE, operator)) {
            authority.identity();
            operator.requireWanted();
            BigInteger number = authority.writeRevocationList(days(order.days()));
            return Texts.of("certificate.done.list", number.toString(), new CaFolder(root).crl());
        }
    }

    static String export(Path root, Export order, Existing existing, Operator operator) throws IOException {
        Path out = path(order.out());
        Optional<BigInteger> serial = order.row().serial();
        try (CertificateAuthority authority = open(root, Store.Access.READ, operator)) {
            operator.requireWanted();
            switch (order.form()) {
                case PEM -> Exports.write(authority, serial, Exports.Form.PEM, out, existing);
                case DER -> Exports.write(authority, serial, Exports.Form.DER, out, existing);
                case CHAIN -> Exports.write(authority, serial, Exports.Form.CHAIN, out, existing);
                case PKCS12 -> writePkcs12(authority, order, out, existing);
            }
        }
        return Texts.of(order.form() == ExportForm.PKCS12 ? "certificate.done.pkcs12" : "certificate.done.export", out);
    }

    private static void writePkcs12(CertificateAuthority authority, Export order, Path out, Existing existing)
            throws IOException {
        Passphrase passphrase = Passphrase.of(order.passphrase());
        try {
            Exports.writePkcs12(
                    authority, order.row().serial().orElseThrow(), path(order.key()), passphrase, out, existing);
        } finally {
            passphrase.wipe();
        }
    }

    private static CertificateAuthority open(Path root, Store.Access access, Operator operator) throws IOException {
        return CertificateAuthority.open(new CaFolder(root), access, operator);
    }

    private static Path path(String text) {
        return Path.of(text.strip()).toAbsolutePath().normalize();
    }

    private static int days(String text) {
        return Integer.parseInt(text.strip());
    }

    private static Validity validity(String days, Instant from) {
        return Validity.days(from, days(days));
    }
}
