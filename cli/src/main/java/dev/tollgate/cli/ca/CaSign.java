package dev.tollgate.cli.ca;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.authority.HostCertificates;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.store.environment.Store;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tollgate ca sign}. */
@Command(
        name = "sign",
        description = "Sign a certificate request: its subject, key and alternative names are copied, nothing else.")
final class CaSign extends AuthorityTask {
    @Option(names = "--csr", paramLabel = "FILE", required = true, description = "The request (PKCS #10).")
    private Path request;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The certificate.")
    private Path out;

    @Option(
            names = "--purpose",
            paramLabel = "WHAT",
            defaultValue = "both",
            description = "server, client or both: ${DEFAULT-VALUE}.")
    private Purpose purpose;

    @Mixin
    private ValidityOptions validity;

    @Mixin
    private ForceOption force;

    @Override
    protected int run() throws IOException {
        try (CertificateAuthority authority = open(Store.Access.WRITE)) {
            HostCertificates.sign(
                    authority, request, purpose, validity.validity(operator().now()), out, force.existing());
        }
        console().out().line(out.toString());
        return ExitCode.OK;
    }
}
