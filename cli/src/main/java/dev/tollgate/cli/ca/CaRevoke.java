package dev.tollgate.cli.ca;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.cli.ca.option.SerialOptions;
import dev.tollgate.cli.ca.option.WaitOption;
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
@Command(name = "revoke", description = "Revoke a certificate. This takes effect with the next CRL: run ca crl.")
final class CaRevoke extends AuthorityTask {
    @Mixin
    private SerialOptions which;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            defaultValue = "unspecified",
            description = "Use keyCompromise if somebody else may have the key; that key is never certified again. "
                    + "Other reasons: unspecified, CACompromise, affiliationChanged, superseded, cessationOfOperation,"
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
        console().say("run 'tollgate ca crl --ca " + ShellWord.ofName(folder().root()) + "' to publish it");
        return ExitCode.OK;
    }
}
