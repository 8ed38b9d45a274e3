package dev.tollgate.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Programs that do to an open file what Java cannot. They get it as {@code /proc/PID/fd/N}, not by its name. */
final class FilePrograms {
    private static final Path SELF = Path.of("/proc/self");

    private FilePrograms() {}

    /** How another process names {@code file}. */
    static String argument(OpenFile file) throws IOException {
        return file.self().startsWith(SELF)
                ? SELF.toRealPath().resolve(SELF.relativize(file.self())).toString()
                : file.self().toString();
    }

    /** What the program prints; empty when it fails. */
    static Optional<String> run(List<String> command, String input) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        try (OutputStream to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // A program that has ended reads nothing; its exit code says why.
            process.destroy();
        }
        try (InputStream from = process.getInputStream()) {
            String output = new String(from.readAllBytes(), StandardCharsets.ISO_8859_1);
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command.get(0), e);
        }
    }
}
