package dev.tollgate.cli.cert;

import dev.tollgate.cli.output.Problem;
import dev.tollgate.model.dn.OneLineStyle;
import picocli.CommandLine.Option;

/** Which OpenSSL sendmail is linked with. */
public final class StyleOption {
    @Option(
            names = "--openssl",
            paramLabel = "N",
            defaultValue = "3",
            description = "sendmail is linked with OpenSSL 1 or 3: ${DEFAULT-VALUE}.")
    private int version;

    /** How it prints names. */
    public OneLineStyle style() {
        return switch (version) {
            case 1 -> OneLineStyle.OPENSSL_1;
            case 3 -> OneLineStyle.OPENSSL_3;
            default ->
                throw Problem.usage(
                        "--openssl " + version + ": not known", "1 means 0.9.7 to 1.1.1, 3 means 3.0 and later");
        };
    }
}
