package dev.tollgate.cli.name;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.model.dn.Xtext;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tollgate decode}. */
@Command(
        name = "decode",
        description = "Undo sendmail's +XX encoding.",
        footer = {
            "",
            "Examples:",
            "  tollgate decode /C=US/O=Acme/CN=Acme+20Mail+20CA    prints /C=US/O=Acme/CN=Acme Mail CA"
        })
public final class DecodeCommand extends TollgateCommand {
    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "The text; words are joined by spaces.")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        console().out().line(Shown.text(Xtext.decode(Shown.bytes(String.join(" ", words)))));
        return ExitCode.OK;
    }
}
