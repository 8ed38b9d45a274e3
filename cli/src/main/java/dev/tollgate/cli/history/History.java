package dev.tollgate.cli.history;

import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Input;
import dev.tollgate.store.history.Digests;
import dev.tollgate.store.history.Revision;
import dev.tollgate.toolkit.history.FileHistory;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps what was built. A history that cannot be written is no reason to undo a good build. */
public final class History {
    private History() {}

    /** Records {@code text}, the content of {@code file}, from which {@code map} was built; {@code note} says why. */
    public static void record(Console console, String file, byte[] text, Path map, String note) {
        if (file.equals(Input.STANDARD)) {
            return;
        }
        try {
            FileHistory.of(Input.path(file)).record(text, Revision.Origin.BUILD, note, Digests.sha256(map));
        } catch (IOException e) {
            console.say("the map is in place, but not in the history: " + e.getMessage());
        }
    }
}
