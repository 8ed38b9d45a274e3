package dev.tollgate.cli.ca;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.cli.ca.option.SerialOptions;
import dev.tollgate.cli.cert.ShownCertificate;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.model.dn.OneLineStyle;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.ledger.CertificateRecord;
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
    public Integer call() throws IOException {
        try (CertificateAuthority authority = open(Store.Access.READ)) {
            Optional<BigInteger> serial = which.find(authority);
            CertificateView view = serial.isPresent()
                    ? authority.view(serial.get(), OneLineStyle.OPENSSL_3)
                    : CertificateView.read(folder().certificate(), OneLineStyle.OPENSSL_3);
            Optional<CertificateRecord> entry =
                    serial.isPresent() ? Optional.of(authority.find(serial.get())) : Optional.empty();
            if (json) {
                Json.print(console(), document -> write(document, view, entry));
            } else {
                ShownCertificate.text(console().out(), view);
                entry.ifPresent(this::print);
            }
        }
        return ExitCode.OK;
    }

    private void write(JsonGenerator document, CertificateView view, Optional<CertificateRecord> entry)
            throws IOException {
        document.writeStartObject();
        ShownCertificate.writeFields(document, view);
        if (entry.isPresent()) {
            document.writeFieldName("ledger");
            CaList.write(document, entry.get(), operator().now());
        } else {
            document.writeNullField("ledger");
        }
        document.writeEndObject();
    }

    private void print(CertificateRecord entry) {
        console().out().line("state            " + CaList.word(entry, operator().now()));
        console().out().line("issued           " + entry.issuedAt() + " by " + entry.issuedBy());
        entry.revocation()
                .ifPresent(revocation -> console()
                        .out()
                        .line("revoked          " + revocation.at() + " by " + revocation.by() + ": "
                                + revocation.reason().openSslName()));
    }
}
