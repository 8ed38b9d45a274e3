package dev.tollgate.cli.ca;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.model.source.ShellWord;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.ledger.CertificateRecord;
import dev.tollgate.store.ledger.RevocationReason;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tollgate ca revoke}. */
@Command(name = "revoke", description = "Revoke a certificate. It counts when the next list is out: run ca crl.")
final class CaRevoke extends AuthorityTask {
    @Mixin
    private SerialOptions which;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            defaultValue = "unspecified",
            description = "keyCompromise when somebody else may have the key, which is then never certified again;"
                    + " otherwise unspecified, CACompromise, affiliationChanged, superseded, cessationOfOperation,"
                    + " certificateHold, privilegeWithdrawn or AACompromise.")
    private String reason;

    @Mixin
    private WaitOption wait;

    @Override
    public Integer call() throws IOException {
        RevocationReason why = RevocationReason.named(reason)
                .orElseThrow(() -> Problem.usage(
                        "--reason " + reason + ": no such reason", "'tollgate ca revoke --help' names them"));
        try (CertificateAuthority authority = wait.patiently(() -> open(Store.Access.WRITE))) {
            CertificateRecord revoked = authority.revoke(which.require(authority), why);
            console().out().line(revoked.serialHex() + " " + revoked.subject());
        }
        console().say("run 'tollgate ca crl --ca " + ShellWord.ofName(folder().root()) + "' to tell the world");
        return ExitCode.OK;
    }
}
