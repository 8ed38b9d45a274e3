package dev.tollgate.cli.ca;

import dev.tollgate.cli.command.TollgateCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code tollgate ca}. */
@Command(
        name = "ca",
        description = "Run a small certificate authority for mail servers.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CaInit.class,
            CaIssue.class,
            CaSign.class,
            CaRenew.class,
            CaRevoke.class,
            CaCrl.class,
            CaList.class,
            CaShow.class,
            CaExport.class,
            CaVerify.class,
            CaMc.class,
            CaPath.class,
            CaTlsa.class,
            CaImportOpenSsl.class,
            CaExportOpenSsl.class,
            CaRecover.class
        },
        footer = {
            "",
            "Examples:",
            "  tollgate ca init --ca /etc/mail/CA --subject /C=US/O=Acme/CN=Acme+20Mail+20CA",
            "  tollgate ca issue --ca /etc/mail/CA --both mail.example.com --out /etc/mail/certs",
            "  tollgate ca list --ca /etc/mail/CA --expires-within 30d",
            "  tollgate ca mc --ca /etc/mail/CA --host mail.example.com --certs /etc/mail/certs"
        })
public final class CaCommand extends TollgateCommand {
    @Override
    public Integer call() {
        throw new ParameterException(spec().commandLine(), "a command is missing");
    }
}
