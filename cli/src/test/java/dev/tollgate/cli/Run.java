package dev.tollgate.cli;

import dev.tollgate.cli.output.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** One call of the program in this process: exit code and both outputs. */
public record Run(int exit, String out, String err) {
    /** Calls it without input. */
    public static Run of(String... arguments) {
        return with("", arguments);
    }

    /** Calls it with {@code input} on standard input. */
    public static Run with(String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int exit = Tollgate.run(new Console(in, out, err, Map.of(), Set.of()), arguments);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What a call prints that must succeed. */
    public static String ok(String... arguments) {
        Run run = of(arguments);
        if (run.exit() != 0) {
            throw new AssertionError(String.join(" ", arguments) + ": exit " + run.exit() + "\n" + run.err());
        }
        return run.out();
    }
}
