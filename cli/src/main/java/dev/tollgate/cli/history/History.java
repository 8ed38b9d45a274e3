package dev.tollgate.cli.history;

import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Input;
import dev.tollgate.store.history.PackedText;
import dev.tollgate.store.history.Revision;
import dev.tollgate.toolkit.history.FileHistory;
import java.io.IOException;

/** Keeps what was built. A history that cannot be written is not a reason to undo a good build. */
public final class History {
    private History() {}

    /**
     * Records {@code text}, the content of {@code file}.
     *
     * @param mapDigest the SHA-256 of the map that was built from it
     * @param note why
     */
    public static void record(Console console, String file, PackedText text, String mapDigest, String note) {
        if (file.equals(Input.STANDARD)) {
            return;
        }
        try {
            FileHistory.of(Input.path(file)).record(text, Revision.Origin.BUILD, note, mapDigest);
        } catch (IOException e) {
            console.say("the map is in place, but not in the history: " + e.getMessage());
        }
    }
}
