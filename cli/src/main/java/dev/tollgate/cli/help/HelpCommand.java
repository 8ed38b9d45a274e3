package dev.tollgate.cli.help;

import dev.tollgate.cli.command.Nearest;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Problem;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tollgate help}. */
@Command(
        name = "help",
        description = "Show the help of the program or of one command.",
        footer = {"", "Examples:", "  tollgate help", "  tollgate help check"})
public final class HelpCommand extends TollgateCommand {
    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command, and its subcommand if it has any.")
    private List<String> path = List.of();

    @Override
    public Integer call() {
        CommandLine line = spec().root().commandLine();
        for (String name : path) {
            CommandLine next = line.getSubcommands().get(name);
            if (next == null) {
                throw Problem.usage(
                        "unknown command '" + name + "'",
                        Nearest.to(name, line.getSubcommands().keySet())
                                .map(word -> "did you mean '" + word + "'?")
                                .orElse("'tollgate help' lists the commands"));
            }
            line = next;
        }
        console().out().text(line.getUsageMessage());
        return ExitCode.OK;
    }
}
