package dev.tollgate.cli.history;

import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Input;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.history.Digests;
import dev.tollgate.store.history.PolicyHistory;
import dev.tollgate.store.history.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Keeps what was built. A history that cannot be written is no reason to undo a good build. */
public final class History {
    private History() {}

    /** Records {@code text}, the content of {@code file}, from which {@code map} was built; {@code note} says why. */
    public static void record(Console console, String file, byte[] text, Path map, String note) {
        if (file.equals(Input.STANDARD)) {
            return;
        }
        Path path = Input.path(file).toAbsolutePath();
        Path folder = path.getParent();
        Path name = path.getFileName();
        if (folder == null || name == null) {
            return;
        }
        try (PolicyHistory history = PolicyHistory.open(folder, Store.Access.WRITE)) {
            history.record(
                    name.toString(),
                    text,
                    new PolicyHistory.Entry(
                            Revision.Origin.BUILD,
                            Instant.now(),
                            System.getProperty("user.name", ""),
                            note,
                            Digests.sha256(Files.readAllBytes(map))));
        } catch (IOException e) {
            console.say("the map is in place, but not in the history: " + e.getMessage());
        }
    }
}
