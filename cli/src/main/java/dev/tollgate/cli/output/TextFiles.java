package dev.tollgate.cli.output;

import dev.tollgate.files.AtomicFile;
import dev.tollgate.files.Contention;
import dev.tollgate.files.Placement;
import dev.tollgate.toolkit.edit.FileEdit;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes edited access files. */
public final class TextFiles {
    private TextFiles() {}

    /** Creates or replaces the file {@code name} in one step, or prints to standard output. */
    public static void write(Console console, String name, byte[] content) {
        if (name.equals(Input.STANDARD)) {
            console.out().content(content);
            return;
        }
        Path path = Input.path(name);
        try {
            AtomicFile.write(path, content, Placement.TEXT, Contention.waiting(console::warn));
        } catch (IOException e) {
            throw Problem.writing(path, e);
        }
    }

    /**
     * Changes the file {@code name} under its lock, so that no other edit is lost, or passes standard input on changed.
     *
     * @return whether there was anything to change
     */
    public static boolean edit(Console console, String name, FileEdit.Change<RuntimeException> change) {
        if (name.equals(Input.STANDARD)) {
            byte[] before = Input.bytes(console, name);
            byte[] after = change.of(before.clone());
            console.out().write(after);
            return !Arrays.equals(before, after);
        }
        Path path = readable(name);
        try {
            FileEdit.Done done = FileEdit.run(path, Contention.waiting(console::warn), change);
            tell(console, path, done.notes());
            return done.changed();
        } catch (NoSuchFileException e) {
            throw Problem.reading(name, e);
        } catch (IOException e) {
            throw Problem.writing(path, e);
        }
    }

    /** Replaces the content of the file {@code name}, which has to be {@code before} still; empty for no file. */
    public static void replace(Console console, String name, Optional<byte[]> before, byte[] after) {
        Path path = Input.path(name);
        try {
            tell(console, path, FileEdit.replace(path, Contention.waiting(console::warn), before, after));
        } catch (IOException e) {
            throw Problem.writing(path, e);
        }
    }

    /** There is nothing to change in the file {@code name}; a change that was killed may have left something beside it. */
    public static void keep(String name) {
        try {
            AtomicFile.clearInterrupted(Input.path(name));
        } catch (IOException e) {
            // Who may not write there has left nothing there either, and nothing was asked for that has failed.
        }
    }

    private static void tell(Console console, Path path, List<String> notes) {
        notes.forEach(note -> console.warn(path + ": " + note));
    }

    /** What cannot be read is said before anything is locked. */
    private static Path readable(String name) {
        Path path = Input.path(name);
        if (Files.isDirectory(path)) {
            throw new Problem(ExitCode.NO_INPUT, name + ": Is a directory", "name a file");
        }
        if (!Files.exists(path) && !Files.isSymbolicLink(path)) {
            throw Problem.reading(name, new NoSuchFileException(name));
        }
        if (Files.exists(path) && !Files.isReadable(path)) {
            throw Problem.reading(name, new AccessDeniedException(name));
        }
        return path;
    }
}
