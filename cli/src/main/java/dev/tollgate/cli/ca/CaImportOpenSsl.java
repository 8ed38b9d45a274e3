package dev.tollgate.cli.ca;

import dev.tollgate.ca.authority.OpenSslFolder;
import dev.tollgate.cli.ca.option.ForceOption;
import dev.tollgate.cli.output.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tollgate ca import-openssl}. */
@Command(
        name = "import-openssl",
        description = "Take over a folder of openssl ca: index.txt, serial, crlnumber, newcerts.")
final class CaImportOpenSsl extends AuthorityTask {
    @Mixin
    private ForceOption force;

    @Override
    public Integer call() throws IOException {
        OpenSslFolder.Exchange taken = OpenSslFolder.takeOver(folder(), force.existing(), operator());
        console().out().line(taken.certificates() + " certificates taken over");
        if (taken.withoutFile() > 0) {
            console().warn(taken.withoutFile() + " of them are known only from index.txt: newcerts lacks their files");
        }
        if (taken.detailed() > 0) {
            console()
                    .warn(taken.detailed()
                            + " revocations record more than a reason (holdInstruction, keyTime or CAkeyTime): 'ca "
                            + "crl' publishes only certificateHold, keyCompromise or CACompromise, and 'ca "
                            + "export-openssl' writes the rest back");
        }
        return ExitCode.OK;
    }
}
