package dev.tollgate.cli.output;

import dev.tollgate.files.AtomicFile;
import dev.tollgate.files.Placement;
import java.io.IOException;
import java.nio.file.Path;

/** Writes edited access files. */
public final class TextFiles {
    private TextFiles() {}

    /** Replaces the file {@code name} in one step, or prints to standard output when standard input was edited. */
    public static void write(Console console, String name, byte[] content) {
        if (name.equals(Input.STANDARD)) {
            console.out().content(content);
            return;
        }
        Path path = Input.path(name);
        try {
            AtomicFile.write(path, content, Placement.TEXT);
        } catch (IOException e) {
            throw Problem.writing(path, e);
        }
    }
}
