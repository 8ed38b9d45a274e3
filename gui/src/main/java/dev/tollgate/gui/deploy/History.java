package dev.tollgate.gui.deploy;

import dev.tollgate.files.Folder;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.environment.StoreException;
import dev.tollgate.store.history.Digests;
import dev.tollgate.store.history.Draft;
import dev.tollgate.store.history.PolicyHistory;
import dev.tollgate.store.history.Revision;
import dev.tollgate.toolkit.history.FileHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The stored past of files. Each call opens the store and closes it again, because only one program may have it open for
 * writing and a build on the command line must not wait for this window to close.
 */
public final class History {
    /** Opening and closing one store is for one thread at a time. */
    private static final Object TURN = new Object();

    private History() {}

    @FunctionalInterface
    private interface Use<T> {
        T of(PolicyHistory history) throws StoreException;
    }

    private static <T> T with(Path folder, Store.Access access, Use<T> use) throws StoreException {
        synchronized (TURN) {
            try (PolicyHistory history = PolicyHistory.open(folder, access)) {
                return use.of(history);
            }
        }
    }

    /** Notes that {@code text} was saved in, built from or restored to {@code file}. */
    public static void record(Path file, byte[] text, Revision.Origin origin, String note, String mapDigest)
            throws StoreException {
        FileHistory.of(file).record(text, origin, note, mapDigest);
    }

    /** All revisions of {@code file}, the newest first; none when nothing was ever recorded. */
    public static List<Revision> revisions(Path file) throws StoreException {
        return FileHistory.of(file).revisions();
    }

    /** The text of a revision. */
    public static byte[] text(Path file, Revision revision) throws StoreException {
        return FileHistory.of(file).text(revision);
    }

    /** Keeps unsaved work. {@code drafts} is a folder of this user's, {@code name} says what the work is on. */
    static void keepDraft(Path drafts, String name, byte[] base, byte[] text) throws IOException {
        Folder.own(drafts).close();
        Draft draft = new Draft(Instant.now(), Digests.sha256(base), text);
        with(drafts, Store.Access.WRITE, history -> {
            history.keepDraft(name, draft);
            return true;
        });
    }

    static Optional<Draft> draft(Path drafts, String name) throws StoreException {
        if (!Files.isDirectory(drafts.resolve(PolicyHistory.FOLDER))) {
            return Optional.empty();
        }
        return with(drafts, Store.Access.READ, history -> history.draft(name));
    }

    static void discardDraft(Path drafts, String name) throws StoreException {
        if (Files.isDirectory(drafts.resolve(PolicyHistory.FOLDER))) {
            with(drafts, Store.Access.WRITE, history -> {
                history.discardDraft(name);
                return true;
            });
        }
    }
}
