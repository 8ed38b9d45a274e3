package dev.tollgate.cli.ca;

import dev.tollgate.ca.authority.LedgerRecovery;
import dev.tollgate.cli.output.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code tollgate ca recover}. */
@Command(name = "recover", description = "Rebuild a damaged ledger from newcerts and crl.pem; the old one is kept.")
final class CaRecover extends AuthorityTask {

    @Override
    public Integer call() throws IOException {
        LedgerRecovery.Recovered recovered = LedgerRecovery.recover(folder(), operator());
        console()
                .out()
                .line(recovered.certificates() + " certificates recovered, " + recovered.revoked()
                        + " of them revoked");
        recovered.setAside().ifPresent(aside -> console().say("the old ledger is in " + aside));
        console().say("revocations since the last crl.pem are lost: revoke those certificates again");
        return ExitCode.OK;
    }
}
