package dev.tollgate.cli.ca;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.authority.Foundation;
import dev.tollgate.ca.authority.Operator;
import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.ca.key.Passphrase;
import dev.tollgate.cli.ca.option.ForceOption;
import dev.tollgate.cli.ca.option.KeyTypeConverter;
import dev.tollgate.cli.ca.option.PassphraseOptions;
import dev.tollgate.cli.ca.option.SubjectOptions;
import dev.tollgate.cli.ca.option.ValidityOptions;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.store.environment.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tollgate ca init}. */
@Command(name = "init", description = "Create an authority: its key, its certificate, its ledger.")
final class CaInit extends AuthorityTask {
    @Mixin
    private SubjectOptions subject;

    @Mixin
    private ForceOption force;

    @Option(
            names = "--key",
            paramLabel = "TYPE",
            converter = KeyTypeConverter.class,
            defaultValue = "ec-p256",
            description = "ec-p256, ec-p384, rsa-2048, rsa-3072, rsa-4096 or ed25519: ${DEFAULT-VALUE}.")
    private KeyType key;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "3650",
            description = "Days of validity: ${DEFAULT-VALUE}.")
    private int days;

    @Option(names = "--no-passphrase", description = "Leave the authority's key unencrypted.")
    private boolean noPassphrase;

    @Option(
            names = "--parent",
            paramLabel = "DIR",
            description = "Create an intermediate authority below the one in this folder, which must be a root.")
    private @Nullable Path parent;

    @Option(
            names = "--parent-passphrase-file",
            paramLabel = "FILE",
            description = "The first line is the passphrase of the parent's key.")
    private @Nullable Path parentPassphrase;

    @Override
    public Integer call() throws IOException {
        ValidityOptions.requireDays(days);
        Optional<Passphrase> passphrase =
                noPassphrase ? Optional.empty() : Optional.of(passphrase().forNewKey(console()));
        Foundation.Plan plan = new Foundation.Plan(
                subject.name()
                        .orElseThrow(() -> Problem.usage(
                                "an authority needs a name", "as in --subject /C=US/O=Acme/CN=Acme+20Mail+20CA")),
                key,
                days,
                passphrase,
                force.existing());
        if (parent == null) {
            Foundation.root(folder(), plan, operator());
        } else {
            foundBelow(parent, plan);
        }
        console().out().line(folder().certificate().toString());
        if (passphrase.isEmpty()) {
            console().say(folder().key() + " is not encrypted: anyone who can read it can issue certificates");
        }
        return ExitCode.OK;
    }

    private void foundBelow(Path above, Foundation.Plan plan) throws IOException {
        PassphraseOptions options = PassphraseOptions.ofFile(parentPassphrase);
        Operator operator = new Operator(operator().user(), operator().clock(), file -> options.of(file, console()));
        try (CertificateAuthority authority =
                CertificateAuthority.open(new CaFolder(above), Store.Access.WRITE, operator)) {
            Foundation.intermediate(folder(), plan, authority, operator());
        }
    }
}
