package dev.tollgate.gui.document;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the file on disk is still the one that was read or written last. It is asked now and then rather than
 * notified: that works on network file systems, too.
 */
public final class DiskWatch {
    private volatile @Nullable Expected expected;

    private record Expected(Path file, Optional<FileStamp> stamp) {}

    /** What became of the file. */
    public enum State {
        UNCHANGED,
        CHANGED,
        /** It is there now, and was not before. */
        APPEARED,
        DELETED
    }

    /** What one look at the disk has found. */
    public static final class Look {
        private final State state;
        private final @Nullable Expected before;
        private final @Nullable Expected now;

        private Look(State state, @Nullable Expected before, @Nullable Expected now) {
            this.state = state;
            this.before = before;
            this.now = now;
        }
    }

    /** From now on {@code file} is expected to look like {@code stamp}; null for one that does not exist. */
    public void expect(Path file, @Nullable FileStamp stamp) {
        expected = new Expected(file, Optional.ofNullable(stamp));
    }

    /** There is no file to watch. */
    public void expectNothing() {
        expected = null;
    }

    /** Looks at the disk. Any thread may call it. */
    public Look look() {
        Expected before = expected;
        if (before == null) {
            return new Look(State.UNCHANGED, null, null);
        }
        Optional<FileStamp> found;
        try {
            found = Optional.of(FileStamp.of(before.file()));
        } catch (NoSuchFileException e) {
            found = Optional.empty();
        } catch (IOException e) {
            // A directory that cannot be read for a moment is not a change of the file.
            found = before.stamp();
        }
        return new Look(state(before.stamp(), found), before, new Expected(before.file(), found));
    }

    private static State state(Optional<FileStamp> before, Optional<FileStamp> now) {
        if (now.equals(before)) {
            return State.UNCHANGED;
        }
        if (now.isEmpty()) {
            return State.DELETED;
        }
        return before.isEmpty() ? State.APPEARED : State.CHANGED;
    }

    /** What {@code look} has found, told once; nothing when something else is expected by now. */
    public State settle(Look look) {
        if (!Objects.equals(look.before, expected)) {
            return State.UNCHANGED;
        }
        expected = look.now;
        return look.state;
    }
}
