package dev.tollgate.cli.ca;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.authority.HostCertificates;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.workspace.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tollgate ca issue}. */
@Command(
        name = "issue",
        description = "Make a key and its certificate: NAME.crt, NAME.chain.crt and NAME.key in the folder --out.")
final class CaIssue extends AuthorityTask {
    @ArgGroup(multiplicity = "1")
    private Whom whom;

    @Mixin
    private SubjectOptions subject;

    @Mixin
    private ValidityOptions validity;

    @Mixin
    private ForceOption force;

    @Option(
            names = "--san",
            paramLabel = "NAME",
            description = "A further name: a host, an address, an e-mail address or a URI.")
    private List<String> alternativeNames = new ArrayList<>();

    @Option(
            names = "--key",
            paramLabel = "TYPE",
            converter = KeyTypeConverter.class,
            defaultValue = "ec-p256",
            description = "ec-p256, ec-p384, rsa-2048, rsa-3072, rsa-4096 or ed25519: ${DEFAULT-VALUE}.")
    private KeyType key;

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "Where the files go.")
    private Path out;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** Whose certificate it is. */
    static final class Whom {
        @Option(names = "--server", paramLabel = "FQDN", description = "For a host that receives mail.")
        private @Nullable String server;

        @Option(names = "--client", paramLabel = "NAME", description = "For somebody who sends mail.")
        private @Nullable String client;

        @Option(names = "--both", paramLabel = "FQDN", description = "For a host that does both.")
        private @Nullable String both;

        String name() {
            return server != null ? server : client != null ? client : String.valueOf(both);
        }

        Purpose purpose() {
            return server != null ? Purpose.SERVER : client != null ? Purpose.CLIENT : Purpose.BOTH;
        }
    }

    @Override
    protected int run() throws IOException {
        HostCertificates.Order order = new HostCertificates.Order(
                whom.name(),
                whom.purpose(),
                subject.name(),
                alternativeNames,
                key,
                validity.validity(operator().now()));
        HostCertificates.Delivery delivery;
        try (CertificateAuthority authority = open(Store.Access.WRITE)) {
            delivery = HostCertificates.issue(authority, order, out, force.existing());
        }
        if (json) {
            Json.print(console(), document -> {
                document.writeStartObject();
                document.writeStringField("serial", delivery.serialHex());
                document.writeStringField("certificate", delivery.file().toString());
                document.writeStringField("chain", delivery.chain().toString());
                document.writeStringField("key", delivery.key().toString());
                document.writeEndObject();
            });
        } else {
            console().out().line(delivery.file().toString());
            console().out().line(delivery.chain().toString());
            console().out().line(delivery.key().toString());
        }
        console().say(delivery.key() + " is not encrypted, for sendmail cannot ask for a passphrase; keep it 0600");
        return ExitCode.OK;
    }
}
