package dev.tollgate.cli.ca;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.authority.Renewal;
import dev.tollgate.cli.ca.option.ForceOption;
import dev.tollgate.cli.ca.option.SerialOptions;
import dev.tollgate.cli.ca.option.ValidityOptions;
import dev.tollgate.cli.ca.option.WaitOption;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.ledger.RevocationReason;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tollgate ca renew}. */
@Command(
        name = "renew",
        description = "Issue a certificate again: same key and names, new number and time. A revoked certificate "
                + "or an authority's cannot be renewed.")
final class CaRenew extends AuthorityTask {
    @Mixin
    private SerialOptions which;

    @Mixin
    private ValidityOptions validity;

    @Mixin
    private ForceOption force;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The new certificate.")
    private Path out;

    @Option(names = "--revoke-old", description = "Revoke the old one as superseded.")
    private boolean revokeOld;

    @Mixin
    private WaitOption wait;

    @Override
    public Integer call() throws IOException {
        try (CertificateAuthority authority = wait.patiently(() -> open(Store.Access.WRITE))) {
            BigInteger serial = which.require(authority);
            Renewal.renew(authority, serial, validity.validity(operator().now()), out, force.existing());
            if (revokeOld) {
                authority.revoke(serial, RevocationReason.SUPERSEDED);
            }
        }
        console().out().line(out.toString());
        return ExitCode.OK;
    }
}
