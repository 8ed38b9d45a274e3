package dev.tollgate.cli;

import dev.tollgate.cli.command.Nearest;
import dev.tollgate.cli.command.WordConverter;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into one line (two with its help) on standard error, and an exit code. */
final class Failures {
    private Failures() {}

    /** {@code line} with its failures reported on {@code console}. */
    static CommandLine handledBy(CommandLine line, Console console) {
        Set<Class<?>> words = new HashSet<>();
        words(line, words);
        words.forEach(type -> register(line, type));
        line.setUnmatchedOptionsArePositionalParams(false);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setOut(new java.io.PrintWriter(console.out(), true, java.nio.charset.StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(console.err(), true, java.nio.charset.StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((exception, arguments) -> usage(console, exception));
        line.setExecutionExceptionHandler((exception, command, result) -> report(console, exception));
        return line;
    }

    /** The enums among the options and parameters of {@code command} and those below, which are read by words. */
    private static void words(CommandLine command, Set<Class<?>> found) {
        for (ArgSpec argument : command.getCommandSpec().args()) {
            Stream.of(argument.auxiliaryTypes()).filter(Class::isEnum).forEach(found::add);
        }
        command.getSubcommands().values().forEach(below -> words(below, found));
    }

    /** {@code top} and all commands below it read {@code type} by its words. */
    private static <T> void register(CommandLine top, Class<T> type) {
        top.registerConverter(type, new WordConverter<>(type.getEnumConstants()));
    }

    private static int usage(Console console, ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        String message = lowerFirst(
                String.valueOf(exception.getMessage()).lines().findFirst().orElse(""));
        String help = "'" + command.getCommandSpec().qualifiedName() + " --help' shows the usage";
        if (exception instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0);
            boolean option = word.startsWith("-") && word.length() > 1;
            boolean subcommand = !option && !command.getSubcommands().isEmpty();
            message = (option ? "unknown option '" : subcommand ? "unknown command '" : "unexpected argument '") + word
                    + "'";
            Set<String> words =
                    option ? optionNames(command) : command.getSubcommands().keySet();
            help = Nearest.to(option && word.contains("=") ? word.substring(0, word.indexOf('=')) : word, words)
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse(help);
        }
        print(console, message, help);
        return flush(console, ExitCode.USAGE);
    }

    private static Set<String> optionNames(CommandLine command) {
        Set<String> names = new TreeSet<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            names.addAll(List.of(option.names()));
        }
        return names;
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    /** Reports {@code failure}; the answer is the exit code. */
    static int report(Console console, Throwable failure) {
        if (failure instanceof Problem problem) {
            if (!String.valueOf(problem.getMessage()).isEmpty()) {
                print(console, String.valueOf(problem.getMessage()), problem.help());
            }
            return flush(console, problem.exitCode());
        }
        if (failure instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
            return report(console, wrapped.getCause());
        }
        if (failure instanceof IOException io) {
            return report(console, Problem.of(io));
        }
        if (failure instanceof OutOfMemoryError) {
            print(console, "out of memory", "give Java more, as in TOLLGATE_JAVA_OPTS=-Xmx2g");
            return flush(console, ExitCode.INTERNAL);
        }
        print(console, "internal error: " + failure, "this is a fault in tollgate; TOLLGATE_TRACE=1 shows where");
        if (!console.environment("TOLLGATE_TRACE").isEmpty()) {
            for (StackTraceElement element : failure.getStackTrace()) {
                console.err().line("  at " + element);
            }
        }
        return flush(console, ExitCode.INTERNAL);
    }

    private static void print(Console console, String message, @org.jspecify.annotations.Nullable String help) {
        Output err = console.err();
        err.line(console.style(Console.Stream.ERR).error("tollgate:") + " " + message);
        if (help != null) {
            err.line("tollgate: " + help);
        }
    }

    /** Writes out what is buffered; {@code code} unless that fails. */
    static int flush(Console console, int code) {
        try {
            console.err().flush();
            console.out().flush();
            return code;
        } catch (Problem problem) {
            return broken(console, problem);
        }
    }

    private static int broken(Console console, Problem problem) {
        String message = String.valueOf(problem.getMessage());
        if (message.startsWith("standard output")) {
            console.err().line("tollgate: " + message);
            console.err().flush();
        }
        return problem.exitCode();
    }
}
