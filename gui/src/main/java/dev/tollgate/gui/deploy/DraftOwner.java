package dev.tollgate.gui.deploy;

import dev.tollgate.store.history.Digests;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    private final Path folder;
    private @Nullable String subject;
    private int place = 1;
    private @Nullable FileChannel held;
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
                    held = lock(file(name, at, ".lock")).orElse(null);
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
            if (at != place && Files.exists(file(name, at, ".lock"))) {
                Optional<FileChannel> free = lock(file(name, at, ".lock"));
                if (free.isEmpty()) {
                    return true;
                }
                close(free.get());
            }
        }
        return false;
    }

    /** Asks the other windows on this file to come to the front. */
    void callOthers() throws IOException {
        for (int at = 1; at <= MOST_WINDOWS; at++) {
            if (at != place && Files.exists(file(String.valueOf(subject), at, ".lock"))) {
                Files.write(file(String.valueOf(subject), at, ".call"), new byte[0]);
            }
        }
    }

    /** Whether another window has asked this one to come to the front since the last look. */
    boolean isCalled() throws IOException {
        return subject != null && Files.deleteIfExists(file(subject, place, ".call"));
    }

    /** Works on no file any more. */
    void release() {
        if (held != null) {
            close(held);
        }
        held = null;
        subject = null;
    }

    private Path file(String name, int place, String ending) {
        return folder.resolve(Digests.sha256(name.getBytes(StandardCharsets.UTF_8)) + "-" + place + ending);
    }

    /** Empty when another window has the lock, or when no file can be made here. */
    private Optional<FileChannel> lock(Path file) {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(channel);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // As with a lock that another window has.
        }
        if (channel != null) {
            close(channel);
        }
        return Optional.empty();
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock is gone in any case.
        }
    }
}
