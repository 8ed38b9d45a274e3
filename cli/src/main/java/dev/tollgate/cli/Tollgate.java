package dev.tollgate.cli;

import dev.tollgate.cli.command.NativeCommand;
import dev.tollgate.cli.command.Root;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Version;
import dev.tollgate.store.environment.Deserialization;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The program. */
public final class Tollgate {
    private Tollgate() {}

    /** Runs the command line {@code arguments} and ends the process. */
    public static void main(String[] arguments) {
        Deserialization.forbid();
        Console console = Console.system();
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, error) -> Runtime.getRuntime().halt(Failures.report(console, error)));
        System.exit(run(console, arguments));
    }

    /** Runs the command line {@code arguments} on {@code console}; the answer is the exit code. */
    public static int run(Console console, String... arguments) {
        if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
            // Answered before the parser is loaded.
            console.out().line("tollgate " + Version.text());
            return Failures.flush(console, ExitCode.OK);
        }
        Supplier<NativeCommand> nativeCommand = nativeCommand(arguments);
        if (nativeCommand != null) {
            int code = nativeCommand.get().run(console, Arrays.copyOfRange(arguments, 1, arguments.length));
            return Failures.flush(console, code);
        }
        CommandLine line = new CommandLine(new Root(console));
        addCommands(line, arguments);
        return Failures.flush(console, Failures.handledBy(line, console).execute(arguments));
    }

    private static @Nullable Supplier<NativeCommand> nativeCommand(String[] arguments) {
        boolean asksUs = arguments.length < 1
                || arguments.length == 2 && (arguments[1].equals("--help") || arguments[1].equals("--version"));
        return asksUs ? null : Commands.nativeCommands().get(arguments[0]);
    }

    /** Building one command instead of all of them is most of the difference between a slow and a quick start. */
    private static void addCommands(CommandLine line, String[] arguments) {
        Class<?> only = arguments.length == 0 ? null : Commands.all().get(arguments[0]);
        if (only != null && !Commands.needsAll(only)) {
            line.addSubcommand(arguments[0], only);
            return;
        }
        for (Map.Entry<String, Class<?>> command : Commands.all().entrySet()) {
            line.addSubcommand(command.getKey(), command.getValue());
        }
    }
}
