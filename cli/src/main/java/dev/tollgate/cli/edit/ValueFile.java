package dev.tollgate.cli.edit;

import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Input;
import dev.tollgate.model.source.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A value that must not stand on a command line. */
final class ValueFile {
    private ValueFile() {}

    /** The content of {@code name} or standard input, one char per byte, without the newline at its end. */
    static String read(Console console, String name) {
        String text = Input.text(console, name);
        if (!name.equals(Input.STANDARD) && isReadableByOthers(Input.path(name))) {
            console.warn(name + ": every user of this host can read this file; 'chmod 600 " + ShellWord.ofName(name)
                    + "' prevents that");
        }
        int end = text.endsWith("\r\n") ? text.length() - 2 : text.endsWith("\n") ? text.length() - 1 : text.length();
        return text.substring(0, end);
    }

    private static boolean isReadableByOthers(Path file) {
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            return mode.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            // It was read a moment ago; what cannot be told is not warned of.
            return false;
        }
    }
}
