package dev.tollgate.cli.output;

import dev.tollgate.files.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads what a command line names as input. */
public final class Input {
    /** The name of standard input. */
    public static final String STANDARD = "-";

    private Input() {}

    /** The bytes of the file {@code name}, or of standard input. */
    public static byte[] bytes(Console console, String name) {
        try {
            if (name.equals(STANDARD)) {
                return console.in().readAllBytes();
            }
            Path path = path(name);
            if (Files.isDirectory(path)) {
                throw new Problem(ExitCode.NO_INPUT, name + ": Is a directory", "name a file");
            }
            return InputFile.bytes(path);
        } catch (IOException e) {
            throw Problem.reading(name, e);
        } catch (OutOfMemoryError e) {
            throw new Problem(ExitCode.NO_INPUT, name + ": too large to be read into memory", null);
        }
    }

    /** The text of the file {@code name}, one char per byte. */
    public static String text(Console console, String name) {
        return new String(bytes(console, name), StandardCharsets.ISO_8859_1);
    }

    /** The path that {@code name} stands for. */
    public static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new Problem(ExitCode.NO_INPUT, "not a file name: " + Shown.line(name), null);
        }
    }
}
