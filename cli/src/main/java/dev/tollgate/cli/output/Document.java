package dev.tollgate.cli.output;

import dev.tollgate.files.FileStatus;
import dev.tollgate.files.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a document that people or this program wrote: a configuration, the facts of a host, an earlier report. None is ever
 * as large as the text of a map, so what is larger, or has no end, is refused before it fills the memory.
 */
public final class Document {
    /** More than this is not a document. */
    static final int MOST_BYTES = 64 << 20;

    private Document() {}

    /** The bytes of the document {@code name}, or of standard input. */
    public static byte[] bytes(Console console, String name) {
        try {
            return name.equals(Input.STANDARD) ? bounded(name, console.in()) : file(name, Input.path(name));
        } catch (IOException e) {
            throw Problem.reading(name, e);
        }
    }

    /** The text of the document {@code name}, one char per byte. */
    public static String text(Console console, String name) {
        return new String(bytes(console, name), StandardCharsets.ISO_8859_1);
    }

    private static byte[] file(String name, Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new Problem(ExitCode.NO_INPUT, name + ": Is a directory", "name a file");
        }
        // What a shell hands over as /dev/fd/63 is open already; opening a FIFO waits for who writes to it.
        if (!InputFile.isOpen(path) && Files.exists(path) && FileStatus.of(path).isPipe()) {
            throw new Problem(
                    ExitCode.NO_INPUT,
                    name + ": is a FIFO, and reading it may never end",
                    "name a file, or - for standard input");
        }
        try (FileChannel file = InputFile.open(path)) {
            if (Files.isRegularFile(path) && file.size() > MOST_BYTES) {
                throw tooLarge(name);
            }
            return bounded(name, Channels.newInputStream(file));
        }
    }

    private static byte[] bounded(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw tooLarge(name);
        }
        return bytes;
    }

    private static Problem tooLarge(String name) {
        return new Problem(
                ExitCode.NO_INPUT,
                name + ": longer than " + (MOST_BYTES >> 20) + " MB, too long for a configuration or a report",
                "name the right file");
    }
}
