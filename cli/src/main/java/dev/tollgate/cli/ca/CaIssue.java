package dev.tollgate.cli.ca;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.ca.authority.BulkIssue;
import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.authority.HostCertificates;
import dev.tollgate.ca.authority.SameSubject;
import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.cli.ca.option.ForceOption;
import dev.tollgate.cli.ca.option.KeyTypeConverter;
import dev.tollgate.cli.ca.option.ReplaceOption;
import dev.tollgate.cli.ca.option.SubjectOptions;
import dev.tollgate.cli.ca.option.ValidityOptions;
import dev.tollgate.cli.ca.option.WaitOption;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.store.environment.Store;
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
        description = "Make a key and its certificate: NAME.crt, NAME.chain.crt and NAME.key in the folder --out.",
        footer = {
            "",
            "Examples:",
            "  tollgate ca issue --ca /etc/mail/CA --both mail.example.com --out /etc/mail/certs",
            "  tollgate ca issue --ca /etc/mail/CA --client laptop --san jo@example.com --out /root/laptop",
            "  tollgate ca issue --ca /etc/mail/CA --list laptops.txt --out /root/laptops"
        })
final class CaIssue extends AuthorityTask {
    @ArgGroup(multiplicity = "1")
    private Whom whom;

    @Mixin
    private SubjectOptions subject;

    @Mixin
    private ValidityOptions validity;

    @Mixin
    private ForceOption force;

    @Mixin
    private ReplaceOption replace;

    @Option(
            names = "--san",
            paramLabel = "NAME",
            description = "A further name: a host, an address, an e-mail address or a URI (repeatable, 100 at most).")
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

        @Option(
                names = "--list",
                paramLabel = "FILE",
                description = "Issue many: each line has server, client or both and the name, then further names, each "
                        + "after a tab.")
        private @Nullable String list;

        String name() {
            return server != null ? server : client != null ? client : String.valueOf(both);
        }

        Purpose purpose() {
            return server != null ? Purpose.SERVER : client != null ? Purpose.CLIENT : Purpose.BOTH;
        }
    }

    @Mixin
    private WaitOption wait;

    @Override
    public Integer call() throws IOException {
        String list = whom.list;
        List<HostCertificates.Delivery> deliveries = new ArrayList<>();
        try (CertificateAuthority authority = wait.patiently(() -> open(Store.Access.WRITE))) {
            if (list == null) {
                deliveries.add(HostCertificates.issue(
                        authority, order(whom.purpose(), whom.name(), alternativeNames), out, manner()));
            } else {
                BulkIssue.issue(authority, orders(list), out, manner(), deliveries::add);
            }
        }
        if (json) {
            Json.print(console(), document -> writeAll(document, deliveries));
        } else {
            deliveries.forEach(this::print);
        }
        if (!deliveries.isEmpty()) {
            console()
                    .say((list == null ? deliveries.get(0).key() : "the key")
                            + " is not encrypted, because sendmail cannot ask for a passphrase; keep it 0600");
        }
        return ExitCode.OK;
    }

    /** Where its files are replaced, the other certificate of the subject has lost its key. */
    private HostCertificates.Manner manner() {
        boolean forced = force.existing() == Existing.REPLACE;
        return new HostCertificates.Manner(force.existing(), forced ? SameSubject.ALLOW : replace.sameSubject());
    }

    private HostCertificates.Order order(Purpose purpose, String name, List<String> furtherNames) {
        return new HostCertificates.Order(
                name,
                purpose,
                subject.name(),
                furtherNames,
                key,
                validity.validity(operator().now()));
    }

    private List<HostCertificates.Order> orders(String list) {
        if (!alternativeNames.isEmpty()) {
            throw Problem.usage(
                    "--san and --list cannot be used together", "write further names into the list, each after a tab");
        }
        return IssueList.parse(list, Input.bytes(console(), list)).stream()
                .map(item -> order(item.purpose(), item.name(), item.alternativeNames()))
                .toList();
    }

    private void print(HostCertificates.Delivery delivery) {
        if (whom.list != null) {
            console().out().line(delivery.serialHex() + "\t" + delivery.file());
            return;
        }
        console().out().line(delivery.file().toString());
        console().out().line(delivery.chain().toString());
        console().out().line(delivery.key().toString());
    }

    private void writeAll(JsonGenerator document, List<HostCertificates.Delivery> deliveries) throws IOException {
        if (whom.list == null) {
            write(document, deliveries.get(0));
            return;
        }
        document.writeStartObject();
        document.writeArrayFieldStart("issued");
        for (HostCertificates.Delivery delivery : deliveries) {
            write(document, delivery);
        }
        document.writeEndArray();
        document.writeEndObject();
    }

    private static void write(JsonGenerator document, HostCertificates.Delivery delivery) throws IOException {
        document.writeStartObject();
        document.writeStringField("serial", delivery.serialHex());
        document.writeStringField("certificate", delivery.file().toString());
        document.writeStringField("chain", delivery.chain().toString());
        document.writeStringField("key", delivery.key().toString());
        document.writeEndObject();
    }
}
