package dev.tollgate.cli.ca;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.authority.Operator;
import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.cli.ca.option.PassphraseOptions;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.store.environment.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command on one authority. */
abstract class AuthorityTask extends TollgateCommand {
    @Option(names = "--ca", paramLabel = "DIR", required = true, description = "The authority's folder.")
    private Path folder;

    @Mixin
    private PassphraseOptions passphrase;

    /** Its folder. */
    final CaFolder folder() {
        return new CaFolder(folder);
    }

    /** Whoever runs this, now. */
    final Operator operator() {
        return new Operator(
                System.getProperty("user.name", ""),
                Clock.systemUTC(),
                file -> passphrase.of(file, console()),
                () -> true,
                console()::warn);
    }

    /** The passphrase's options. */
    final PassphraseOptions passphrase() {
        return passphrase;
    }

    /** The authority. */
    final CertificateAuthority open(Store.Access access) throws IOException {
        return CertificateAuthority.open(folder(), access, operator());
    }
}
