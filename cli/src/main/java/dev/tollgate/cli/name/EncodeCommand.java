package dev.tollgate.cli.name;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.model.dn.Xtext;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tollgate encode}. */
@Command(
        name = "encode",
        description = "Print text in sendmail's +XX encoding, as in access keys with certificate names.",
        footer = {
            "",
            "Examples:",
            "  tollgate encode '/C=US/O=Acme/CN=Acme Mail CA'      prints /C=US/O=Acme/CN=Acme+20Mail+20CA"
        })
public final class EncodeCommand extends TollgateCommand {
    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "The text; words are joined by spaces.")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        console().out().line(Xtext.encode(Shown.bytes(String.join(" ", words))));
        return ExitCode.OK;
    }
}
