package dev.tollgate.cli.map;

import dev.tollgate.cli.command.NativeCommand;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.makemap.command.Editmap;
import java.io.OutputStream;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tollgate editmap}. */
@Command(
        name = "editmap",
        description = "Query, update or delete one key of a map: a drop-in for sendmail's editmap.",
        customSynopsis = {
            "tollgate editmap -q|-x [-C CF] [-f] [-N] TYPE MAPNAME KEY",
            "tollgate editmap -u [-C CF] [-f] [-N] TYPE MAPNAME KEY \"VALUE\""
        },
        footer = {
            "",
            "Options, messages and exit codes are native editmap's. The map is replaced in one step.",
            "",
            "Examples:",
            "  tollgate editmap -q hash /etc/mail/access connect:192.0.2.7",
            "  tollgate editmap -u hash /etc/mail/access connect:192.0.2.7 REJECT",
            "  tollgate editmap -x hash /etc/mail/access connect:192.0.2.7"
        })
public final class EditmapCommand extends TollgateCommand implements NativeCommand {
    @Override
    public int run(Console console, String[] arguments) {
        OutputStream out = console.out().content();
        OutputStream err = console.err().words();
        int code = Editmap.run(List.of(arguments), out, err);
        NativeCommand.flush(out, err);
        return code;
    }

    /** Never reached: whatever is not a call for help goes to {@link #run}. */
    @Override
    public Integer call() {
        return ExitCode.USAGE;
    }
}
