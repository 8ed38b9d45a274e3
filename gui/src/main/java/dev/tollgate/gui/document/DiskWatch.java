package dev.tollgate.gui.document;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the file on disk is still the one that was read or written last. It is asked now and then rather than
 * notified: that works on network file systems, too.
 */
public final class DiskWatch {
    private @Nullable Path file;
    private @Nullable FileStamp known;

    /** What became of the file. */
    public enum State {
        UNCHANGED,
        CHANGED,
        DELETED
    }

    /** From now on {@code file} is expected to look like {@code stamp}; null for a document without a file. */
    public synchronized void expect(@Nullable Path watched, @Nullable FileStamp stamp) {
        file = watched;
        known = stamp;
    }

    /** Looks at the disk; each change is told once. Any thread may call it. */
    public synchronized State look() {
        Path watched = file;
        FileStamp expected = known;
        if (watched == null || expected == null) {
            return State.UNCHANGED;
        }
        try {
            FileStamp now = FileStamp.of(watched);
            if (now.equals(expected)) {
                return State.UNCHANGED;
            }
            known = now;
            return State.CHANGED;
        } catch (NoSuchFileException e) {
            known = null;
            return State.DELETED;
        } catch (IOException e) {
            // A directory that cannot be read for a moment is no change of the file.
            return State.UNCHANGED;
        }
    }
}
