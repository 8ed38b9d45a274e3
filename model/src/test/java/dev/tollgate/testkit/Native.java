package dev.tollgate.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. */
public final class Native {
    private Native() {}

    /** What a program left: its exit code and both outputs. */
    public record Result(int exit, byte[] out, byte[] err) {
        /** Standard output, one char per byte. */
        public String outText() {
            return new String(out, StandardCharsets.ISO_8859_1);
        }

        /** Standard error, one char per byte. */
        public String errText() {
            return new String(err, StandardCharsets.ISO_8859_1);
        }
    }

    /** Runs {@code oracle} with {@code arguments} in {@code directory}, {@code input} on its standard input. */
    public static Result run(Path directory, byte[] input, Oracle oracle, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(oracle.path().toString());
        command.addAll(List.of(arguments));
        return run(directory, input, command);
    }

    /** Runs any command; it is killed, and the test fails, after two minutes. */
    public static Result run(Path directory, byte[] input, List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).directory(directory.toFile()).start();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Thread outReader = drain(process.getInputStream(), out);
            Thread errReader = drain(process.getErrorStream(), err);
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input);
            } catch (IOException closedEarly) {
                // A program that stops reading its input is judged by its exit code.
            }
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still running after two minutes: " + command);
            }
            outReader.join();
            errReader.join();
            return new Result(process.exitValue(), out.toByteArray(), err.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static Thread drain(InputStream from, ByteArrayOutputStream to) {
        Thread reader = new Thread(() -> {
            try {
                from.transferTo(to);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        reader.start();
        return reader;
    }
}
