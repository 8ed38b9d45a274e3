package dev.tollgate.toolkit.history;

import dev.tollgate.store.environment.Store;
import dev.tollgate.store.environment.StoreException;
import dev.tollgate.store.history.PackedText;
import dev.tollgate.store.history.PolicyHistory;
import dev.tollgate.store.history.Revision;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The history of one policy file. It is opened for each use and closed again, because only one program may have it open for
 * writing, and none should wait for a window to close.
 */
public final class FileHistory {
    /** Opening and closing one store is for one thread at a time. */
    private static final Object TURN = new Object();

    private final String name;
    private final HistoryPlace place;

    private FileHistory(String name, HistoryPlace place) {
        this.name = name;
        this.place = place;
    }

    /** Something done with a history. */
    @FunctionalInterface
    public interface Use<T> {
        /** Does it; {@code name} is the file's name in the history. */
        T with(PolicyHistory history, String name) throws StoreException;
    }

    /** The history of {@code file}, which need not have one yet. */
    public static FileHistory of(Path file) throws StoreException {
        Path path = file.toAbsolutePath().normalize();
        return new FileHistory(String.valueOf(path.getFileName()), HistoryPlace.of(path));
    }

    /** The file's name, by which the history knows it. */
    public String name() {
        return name;
    }

    /** Whether anything was recorded for any file of the folder. */
    public boolean exists() {
        return place.exists() || place.hasEarlier();
    }

    /** Records {@code text}, which was saved in, built from or restored to the file now. */
    public void record(byte[] text, Revision.Origin origin, String note, String mapDigest) throws StoreException {
        record(PackedText.of(text), origin, note, mapDigest);
    }

    /** Records {@code text}, which was saved in, built from or restored to the file now. */
    public void record(PackedText text, Revision.Origin origin, String note, String mapDigest) throws StoreException {
        PolicyHistory.Entry entry = entry(origin, note, mapDigest);
        use(Store.Access.WRITE, (history, file) -> history.record(file, text, entry));
    }

    /** What is recorded beside a text: who and when is now. */
    public static PolicyHistory.Entry entry(Revision.Origin origin, String note, String mapDigest) {
        return new PolicyHistory.Entry(origin, Instant.now(), System.getProperty("user.name", ""), note, mapDigest);
    }

    /** All revisions, the newest first; none when nothing was ever recorded. */
    public List<Revision> revisions() throws StoreException {
        return exists() ? use(Store.Access.READ, PolicyHistory::revisions) : List.of();
    }

    /** The text of {@code revision}. */
    public byte[] text(Revision revision) throws StoreException {
        return use(Store.Access.READ, (history, file) -> history.text(revision));
    }

    /** Opens the history for one piece of work. */
    public <T> T use(Store.Access access, Use<T> work) throws StoreException {
        synchronized (TURN) {
            try (PolicyHistory history = open(access)) {
                return work.with(history, name);
            }
        }
    }

    /** The open history, to be closed. */
    public PolicyHistory open(Store.Access access) throws StoreException {
        if (access == Store.Access.READ) {
            return PolicyHistory.openStore(place.exists() ? place.store() : place.beside(), access);
        }
        place.prepare();
        boolean moves = !place.exists() && place.hasEarlier();
        PolicyHistory history = PolicyHistory.openStore(place.store(), access);
        if (moves) {
            boolean copied = false;
            try {
                copyEarlier(history);
                copied = true;
            } finally {
                if (!copied) {
                    history.close();
                }
            }
        }
        return history;
    }

    /** What an earlier release recorded beside the file keeps its order and its numbers. */
    private void copyEarlier(PolicyHistory history) throws StoreException {
        try (PolicyHistory earlier = PolicyHistory.openStore(place.beside(), Store.Access.READ)) {
            List<Revision> revisions = new ArrayList<>(earlier.revisions(name));
            Collections.reverse(revisions);
            for (Revision revision : revisions) {
                history.record(
                        name,
                        earlier.text(revision),
                        new PolicyHistory.Entry(
                                revision.origin(),
                                revision.at(),
                                revision.user(),
                                revision.note(),
                                revision.mapDigest()));
            }
        }
    }
}
