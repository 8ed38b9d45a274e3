package dev.tollgate.files;

import dev.tollgate.files.failure.ChangedMeanwhileException;
import dev.tollgate.files.failure.FileLockedException;
import dev.tollgate.files.failure.UnsafePathException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One replacement of one file, all or nothing. Opened, it holds the right to replace the file (so the old content can
 * be read and carried over without another builder in between); {@link #write} and {@link #commit} replace it; closed
 * without a commit it leaves everything as it was.
 *
 * <p>A symbolic link stays a link: the file it leads to is replaced. Of a file with several names (hard links) the one
 * name gets the new content, and the others keep the old.
 */
public final class AtomicFile implements AutoCloseable {
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    private final Target target;
    private final Placement placement;
    private final StepProbe probe;
    private final BuildLock lock;
    private @Nullable TemporaryFile created;
    private @Nullable Seen seen;
    private List<String> notes = List.of();

    private AtomicFile(Target target, Placement placement, StepProbe probe, BuildLock lock) {
        this.target = target;
        this.placement = placement;
        this.probe = probe;
        this.lock = lock;
    }

    /** Writes the content of a new file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to {@code channel}, which is empty, readable and writable, and not closed here. */
        void writeTo(FileChannel channel) throws IOException;
    }

    /** Looks at a new file, whose bytes have been read back already, before it takes the old one's place. */
    @FunctionalInterface
    public interface Verification {
        /** Wants nothing more than the bytes that were written. */
        Verification BYTES = written -> {};

        /**
         * Throws when {@code written} does not hold what was meant.
         *
         * @param written leads to the open file, not to a name that somebody could have exchanged
         */
        void verify(Path written) throws IOException;
    }

    /** What a replacement came to. */
    public enum Announcement {
        /** There was no file before, so nobody can have it open. */
        NOT_NEEDED,
        /** A running sendmail reopens the map at its next lookup. */
        DONE,
        /** The permissions allow no way to tell running readers: they answer from the old file until they restart. */
        IMPOSSIBLE
    }

    /** What the file was when it was read: nothing is replaced that is not this any more. */
    private static final class Seen {
        private final @Nullable FileStatus status;
        private final byte @Nullable [] content;

        Seen(@Nullable FileStatus status, byte @Nullable [] content) {
            this.status = status;
            this.content = content;
        }
    }

    /**
     * Takes the right to replace {@code target} and removes what a killed build left beside it.
     *
     * @throws FileLockedException when another builder has that right and {@code contention} says not to wait longer
     * @throws UnsafePathException when {@code target} is not a regular file or a link to one
     */
    public static AtomicFile open(Path target, Placement placement, Contention contention) throws IOException {
        return open(target, placement, contention, StepProbe.NONE);
    }

    static AtomicFile open(Path target, Placement placement, Contention contention, StepProbe probe)
            throws IOException {
        Target place = Target.of(target);
        BuildLock lock = null;
        boolean ready = false;
        try {
            lock = BuildLock.acquire(place.folder(), place.name(), contention);
            TemporaryFile.removeLeftovers(place.folder(), place.name());
            probe.reached(InstallStep.LOCKED);
            ready = true;
            return new AtomicFile(place, placement, probe, lock);
        } finally {
            if (!ready) {
                try (place) {
                    if (lock != null) {
                        lock.close();
                    }
                }
            }
        }
    }

    /** Removes what a program of the caller's left when it was killed while it replaced {@code target}. */
    public static void clearInterrupted(Path target) throws IOException {
        Target place = Target.of(target);
        try (place) {
            if (BuildLock.isOurs(place.folder(), place.name())) {
                BuildLock lock = BuildLock.acquire(place.folder(), place.name(), Contention.FAIL);
                try (lock) {
                    TemporaryFile.removeLeftovers(place.folder(), place.name());
                }
            }
        } catch (FileLockedException e) {
            // It was not killed: it is at work.
        }
    }

    /** Replaces {@code target} by {@code content}, read back and compared. */
    public static Announcement write(Path target, byte[] content, Placement placement, Contention contention)
            throws IOException {
        try (AtomicFile file = open(target, placement, contention)) {
            file.write(content);
            return file.commit(Verification.BYTES);
        }
    }

    /**
     * The content that is to be replaced; none when there is no file. Once it was read, a commit replaces only that
     * content.
     */
    public Optional<byte[]> read() throws IOException {
        if (target.folder().find(target.name()).isEmpty()) {
            seen = new Seen(null, new byte[0]);
            return Optional.empty();
        }
        try (OpenFile file = target.folder().read(target.name())) {
            FileStatus status = file.status();
            byte[] content = file.bytes();
            seen = new Seen(status, content);
            return Optional.of(content.clone());
        }
    }

    /** From now on a commit replaces only the file that is there now: its content is about to be read and carried over. */
    public void watch() throws IOException {
        seen = new Seen(target.folder().find(target.name()).orElse(null), null);
    }

    /** Creates the new file beside the old one and fills it with {@code content}. */
    public void write(byte[] content) throws IOException {
        create().write(content);
        probe.reached(InstallStep.WRITTEN);
    }

    /** Creates the new file beside the old one and lets {@code content} fill it. */
    public void write(Content content) throws IOException {
        content.writeTo(create().channel());
        probe.reached(InstallStep.WRITTEN);
    }

    private TemporaryFile create() throws IOException {
        boolean exists = target.folder().find(target.name()).isPresent();
        Set<PosixFilePermission> first = exists || placement.mode() != null ? PRIVATE : placement.newFileMode();
        TemporaryFile file = TemporaryFile.create(target.folder(), target.name(), first);
        created = file;
        probe.reached(InstallStep.CREATED);
        return file;
    }

    /**
     * Flushes, reads back, renames and announces the file that {@link #write} has filled.
     *
     * @param verification what else has to be true of the file, besides that every byte is as it was written
     * @throws ChangedMeanwhileException when what {@link #read} returned is no longer there
     */
    public Announcement commit(Verification verification) throws IOException {
        TemporaryFile written = created;
        if (written == null) {
            throw new IllegalStateException("commit before write");
        }
        Optional<FileStatus> old = target.folder().find(target.name());
        if (old.isEmpty()) {
            finish(written, null, null, verification);
            return Announcement.NOT_NEEDED;
        }
        try (ReplacedFile replaced = ReplacedFile.hold(target.folder(), target.name(), old.get(), Clock.systemUTC())) {
            PosixFileAttributes attributes = replaced.file().isPresent()
                    ? replaced.file().get().attributes()
                    : target.folder().attributes(target.name());
            finish(written, attributes, replaced.file().orElse(null), verification);
            boolean announced = replaced.announce();
            probe.reached(InstallStep.ANNOUNCED);
            return announced ? Announcement.DONE : Announcement.IMPOSSIBLE;
        }
    }

    private void finish(
            TemporaryFile written,
            @Nullable PosixFileAttributes old,
            @Nullable OpenFile replaced,
            Verification verification)
            throws IOException {
        notes = Rights.give(target.path(), placement, written.file(), old, replaced);
        probe.reached(InstallStep.OWNED);
        written.sync();
        probe.reached(InstallStep.FLUSHED);
        written.readBack();
        verify(verification, written.file());
        probe.reached(InstallStep.VERIFIED);
        requireUnchanged();
        written.replace();
        target.folder().sync();
        probe.reached(InstallStep.RENAMED);
    }

    private void verify(Verification verification, OpenFile written) throws IOException {
        try {
            verification.verify(written.self());
        } catch (FileSystemException e) {
            throw e.getFile() != null && e.getFile().equals(written.self().toString())
                    ? Renamed.of(e, target.path())
                    : e;
        }
    }

    private void requireUnchanged() throws IOException {
        Seen before = seen;
        if (before == null) {
            return;
        }
        Optional<FileStatus> now = target.folder().find(target.name());
        boolean same = before.status == null
                ? now.isEmpty()
                : now.isPresent() && now.get().isUnchanged(before.status) && holds(before.content);
        if (!same) {
            throw new ChangedMeanwhileException(target.path());
        }
    }

    /** Sizes and times may be the same although the content is not: a file system may count in whole seconds. */
    private boolean holds(byte @Nullable [] content) throws IOException {
        if (content == null) {
            return true;
        }
        try (OpenFile file = target.folder().read(target.name())) {
            return Arrays.equals(content, file.bytes());
        }
    }

    /** What could not be carried over from the replaced file, in sentences; known after {@link #commit}. */
    public List<String> notes() {
        return notes;
    }

    /** Removes the new file unless it was committed, and gives up the right to replace the old one. */
    @Override
    public void close() throws IOException {
        TemporaryFile file = created;
        created = null;
        try (target;
                lock;
                file) {
            // Closed in reverse: the new file goes while the lock is still held.
        }
    }
}
