package dev.tollgate.cli.ca;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.export.Exports;
import dev.tollgate.cli.ca.option.ForceOption;
import dev.tollgate.cli.ca.option.PassphraseOptions;
import dev.tollgate.cli.ca.option.SerialOptions;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.store.environment.Store;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tollgate ca export}. */
@Command(name = "export", description = "Write a certificate as PEM, DER, whole chain or PKCS #12.")
final class CaExport extends AuthorityTask {
    @Mixin
    private SerialOptions which;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "pem",
            description = "pem, der, chain or pkcs12: ${DEFAULT-VALUE}.")
    private String format;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file.")
    private Path out;

    @Option(names = "--key-file", paramLabel = "FILE", description = "For pkcs12: the certificate's private key.")
    private @Nullable Path keyFile;

    @Option(
            names = "--out-passphrase-file",
            paramLabel = "FILE",
            description = "For pkcs12: the first line is the new file's passphrase. Without this option it is "
                    + "asked for on the terminal.")
    private @Nullable Path outPassphrase;

    @Mixin
    private ForceOption force;

    @Override
    public Integer call() throws IOException {
        try (CertificateAuthority authority = open(Store.Access.READ)) {
            Optional<BigInteger> serial = which.find(authority);
            switch (format.toLowerCase(Locale.ROOT)) {
                case "pem" -> Exports.write(authority, serial, Exports.Form.PEM, out, force.existing());
                case "der" -> Exports.write(authority, serial, Exports.Form.DER, out, force.existing());
                case "chain" -> Exports.write(authority, serial, Exports.Form.CHAIN, out, force.existing());
                case "pkcs12", "p12" -> exportPkcs12(authority, which.require(authority));
                default -> throw Problem.usage("--format " + format + ": not known", "use pem, der, chain or pkcs12");
            }
        }
        console().out().line(out.toString());
        return ExitCode.OK;
    }

    private void exportPkcs12(CertificateAuthority authority, BigInteger serial) throws IOException {
        Path key = keyFile;
        if (key == null) {
            throw Problem.usage("a PKCS #12 file holds the key too", "give it with --key-file FILE");
        }
        Exports.writePkcs12(
                authority,
                serial,
                key,
                PassphraseOptions.ofFile(outPassphrase).forNewKey(console()),
                out,
                force.existing());
    }
}
