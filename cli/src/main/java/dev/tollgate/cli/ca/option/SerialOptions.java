package dev.tollgate.cli.ca.option;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.store.ledger.SerialNumbers;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which certificate is meant. */
public final class SerialOptions {
    @Option(names = "--serial", paramLabel = "HEX", description = "The certificate with this serial number.")
    private @Nullable String serial;

    @Option(names = "--cert", paramLabel = "FILE", description = "The certificate in this file.")
    private @Nullable Path file;

    /** The number, if one was given. */
    public Optional<BigInteger> find(CertificateAuthority authority) throws IOException {
        Path given = file;
        if (given != null && serial == null) {
            return Optional.of(authority.serialOf(given));
        }
        String text = serial;
        if (text == null) {
            return Optional.empty();
        }
        if (given != null) {
            throw Problem.usage("--serial and --cert cannot be used together", "use one of them");
        }
        return Optional.of(SerialNumbers.parse(text)
                .orElseThrow(() -> Problem.usage(
                        "--serial " + text + ": not a hexadecimal number", "'tollgate ca list' shows the numbers")));
    }

    /** The number, which has to be given. */
    public BigInteger require(CertificateAuthority authority) throws IOException {
        return find(authority)
                .orElseThrow(() -> Problem.usage("which certificate?", "give --serial HEX or --cert FILE"));
    }
}
