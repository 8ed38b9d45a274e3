package dev.tollgate.cli.cert;

import dev.tollgate.cli.command.TollgateCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code tollgate cert}. */
@Command(
        name = "cert",
        description = "Show a certificate as sendmail sees it, and the entries that apply to it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CertShow.class, CertEntries.class, CertMatches.class},
        footer = {
            "",
            "Examples:",
            "  tollgate cert show client.crt",
            "  tollgate cert entries --issuer-value RELAY client.crt",
            "  tollgate cert matches --access /etc/mail/access client.crt"
        })
public final class CertCommand extends TollgateCommand {
    @Override
    public Integer call() {
        throw new ParameterException(spec().commandLine(), "a command is missing");
    }
}
