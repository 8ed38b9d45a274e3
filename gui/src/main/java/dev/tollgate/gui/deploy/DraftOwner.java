package dev.tollgate.gui.deploy;

import dev.tollgate.files.AtomicFile;
import dev.tollgate.files.BuildLock;
import dev.tollgate.files.Contention;
import dev.tollgate.files.Folder;
import dev.tollgate.files.Placement;
import dev.tollgate.store.history.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which draft belongs to this window. Each window that works on a file holds the lock of a place of its own there, and its
 * draft is named after the place. The operating system frees the lock of a window that crashed; so a draft whose place is
 * free is left over from one, and any other is somebody's work in progress. Not for several threads at once.
 */
final class DraftOwner {
    private static final String FOLDER = "windows";
    private static final int MOST_WINDOWS = 16;

    /** A lock, and the folder in which it lies. */
    private record Held(Folder folder, BuildLock lock) {
        void release() {
            try (folder) {
                lock.close();
            } catch (IOException e) {
                // The lock is gone in any case.
            }
        }
    }

    private final Path folder;
    private @Nullable String subject;
    private int place = 1;
    private @Nullable Held held;
    private boolean shared;

    /** Owners of drafts in {@code drafts}. */
    DraftOwner(Path drafts) {
        folder = drafts.resolve(FOLDER);
    }

    /**
     * Works on {@code name} from now on, in a free place; one with a draft in it goes first.
     *
     * @param hasDraft whether there is a draft of this name
     */
    void claim(String name, Predicate<String> hasDraft) {
        if (name.equals(subject)) {
            return;
        }
        release();
        subject = name;
        for (boolean left : new boolean[] {true, false}) {
            for (int at = 1; at <= MOST_WINDOWS && held == null; at++) {
                if (!left || hasDraft.test(draftName(name, at))) {
                    place = at;
                    held = lock(file(name, at, "")).orElse(null);
                }
            }
        }
        shared = isOpenElsewhere(name);
        if (held == null) {
            place = 1;
        }
    }

    /** The name of this window's draft. */
    String draftName() {
        return draftName(String.valueOf(subject), place);
    }

    private static String draftName(String name, int place) {
        // No path has a NUL in it.
        return place == 1 ? name : name + "\0" + place;
    }

    /** Whether another window had the file open when this one claimed it. */
    boolean isShared() {
        return shared;
    }

    private boolean isOpenElsewhere(String name) {
        for (int at = 1; at <= MOST_WINDOWS; at++) {
            if (at != place && isLocked(name, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLocked(String name, int at) {
        try (Folder own = Folder.own(folder)) {
            if (!BuildLock.isThere(own, file(name, at, ""))) {
                return false;
            }
            Optional<Held> free = lock(file(name, at, ""));
            free.ifPresent(Held::release);
            return free.isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks the other windows on this file to come to the front. */
    void callOthers() throws IOException {
        String name = String.valueOf(subject);
        try (Folder own = Folder.own(folder)) {
            for (int at = 1; at <= MOST_WINDOWS; at++) {
                if (at != place && isLocked(name, at)) {
                    AtomicFile.write(own.path(file(name, at, ".call")), new byte[0], Placement.SECRET, Contention.FAIL);
                }
            }
        }
    }

    /** Whether another window has asked this one to come to the front since the last look. */
    boolean isCalled() throws IOException {
        if (subject == null) {
            return false;
        }
        String call = file(subject, place, ".call");
        try (Folder own = Folder.own(folder)) {
            boolean called = own.find(call).isPresent();
            own.deleteOurs(call);
            return called;
        }
    }

    /** Works on no file any more. */
    void release() {
        if (held != null) {
            held.release();
        }
        held = null;
        subject = null;
    }

    private static String file(String name, int place, String ending) {
        return Digests.sha256(name.getBytes(StandardCharsets.UTF_8)) + "-" + place + ending;
    }

    /** Empty when another window has the lock, or when no file can be made here. */
    private Optional<Held> lock(String name) {
        Folder own = null;
        boolean locked = false;
        try {
            own = Folder.own(folder);
            Held taken = new Held(own, BuildLock.acquire(own, name, Contention.FAIL));
            locked = true;
            return Optional.of(taken);
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            if (own != null && !locked) {
                close(own);
            }
        }
    }

    private static void close(Folder own) {
        try {
            own.close();
        } catch (IOException e) {
            // Nothing was to be written in it.
            return;
        }
    }
}
