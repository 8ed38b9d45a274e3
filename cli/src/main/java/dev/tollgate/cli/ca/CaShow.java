package dev.tollgate.cli.ca;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.model.dn.OneLineStyle;
import dev.tollgate.workspace.ledger.CertificateRecord;
import dev.tollgate.workspace.store.Store;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tollgate ca show}. */
@Command(name = "show", description = "Show the authority's certificate, or one it has issued.")
final class CaShow extends AuthorityTask {
    @Mixin
    private SerialOptions which;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    protected int run() throws IOException {
        try (CertificateAuthority authority = open(Store.Access.READ)) {
            Optional<BigInteger> serial = which.find(authority);
            CertificateView view = serial.isPresent()
                    ? authority.view(serial.get(), OneLineStyle.OPENSSL_3)
                    : CertificateView.read(folder().certificate(), OneLineStyle.OPENSSL_3);
            if (json) {
                ShownCertificate.json(console(), view);
                return ExitCode.OK;
            }
            ShownCertificate.text(console().out(), view);
            if (serial.isPresent()) {
                CertificateRecord entry = authority.find(serial.get());
                console()
                        .out()
                        .line("state            "
                                + CaList.word(entry, operator().now()));
                console().out().line("issued           " + entry.issuedAt() + " by " + entry.issuedBy());
                entry.revocation()
                        .ifPresent(revocation -> console()
                                .out()
                                .line("revoked          " + revocation.at() + " by " + revocation.by() + ": "
                                        + revocation.reason().openSslName()));
            }
        }
        return ExitCode.OK;
    }
}
