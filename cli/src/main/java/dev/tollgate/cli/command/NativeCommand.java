package dev.tollgate.cli.command;

import dev.tollgate.cli.output.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A command that stands in for a native program: it reads its arguments itself, as that program does, and answers with
 * that program's exit codes. Only a lone {@code --help} is ours.
 */
public interface NativeCommand {
    /** Runs with {@code arguments}; the answer is the exit code. */
    int run(Console console, String[] arguments);

    /** Hands on what {@code outputs} still hold. */
    static void flush(OutputStream... outputs) {
        for (OutputStream output : outputs) {
            try {
                output.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
