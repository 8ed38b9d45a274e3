package dev.tollgate.cli.ca;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.authority.OpenSslFolder;
import dev.tollgate.cli.ca.option.ForceOption;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.store.environment.Store;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tollgate ca export-openssl}. */
@Command(name = "export-openssl", description = "Write index.txt, serial and crlnumber, so openssl ca can continue.")
final class CaExportOpenSsl extends AuthorityTask {
    @Mixin
    private ForceOption force;

    @Override
    public Integer call() throws IOException {
        try (CertificateAuthority authority = open(Store.Access.READ)) {
            OpenSslFolder.Exchange written = OpenSslFolder.handBack(authority, force.existing());
            console().out().line(written.certificates() + " certificates written to " + folder().index());
        }
        console().say("to take over what openssl ca issues from now on, use ca import-openssl --force");
        return ExitCode.OK;
    }
}
