package dev.tollgate.cli.ca;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.cli.ca.option.ValidityOptions;
import dev.tollgate.cli.ca.option.WaitOption;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.store.environment.Store;
import java.io.IOException;
import java.math.BigInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tollgate ca crl}. */
@Command(name = "crl", description = "Write the certificate revocation list (CRL), crl.pem.")
final class CaCrl extends AuthorityTask {
    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description =
                    "Days until the next CRL: ${DEFAULT-VALUE}. With an outdated CRL sendmail accepts no certificate.")
    private int days;

    @Mixin
    private WaitOption wait;

    @Override
    public Integer call() throws IOException {
        ValidityOptions.requireDays(days);
        try (CertificateAuthority authority = wait.patiently(() -> open(Store.Access.WRITE))) {
            BigInteger number = authority.writeRevocationList(days);
            console().out().line(folder().crl().toString());
            console().say("CRL number " + number + ", next within " + days + " days");
        }
        return ExitCode.OK;
    }
}
