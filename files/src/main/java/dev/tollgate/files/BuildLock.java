package dev.tollgate.files;

import dev.tollgate.files.failure.FileLockedException;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The right to replace one file, held by at most one thread of one process. The kernel's lock on a lock file beside the
 * target carries it, so it ends with its process however that ends.
 *
 * <p>The holder removes the lock file before it lets go, so whoever waited may wake up with a lock on a file that no
 * longer has the name, and looks whether it has.
 */
public final class BuildLock implements AutoCloseable {
    private static final String SUFFIX = ".tollgate-lock";
    private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-------");
    private static final long POLL_MILLIS = 20;
    private static final long NOTICE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** fcntl locks do not exclude threads of one process from each other. */
    private static final Set<Place> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Folder folder;
    private final Place place;
    private final OpenFile file;

    private BuildLock(Folder folder, Place place, OpenFile file) {
        this.folder = folder;
        this.place = place;
        this.file = file;
    }

    /** A lock file, by whatever path its folder was reached. */
    private record Place(long device, long inode, String lockName) {}

    /**
     * Takes the right to replace {@code name} in {@code folder}, which has to stay open until the lock is given up.
     *
     * @throws FileLockedException when another has it, or something stands in the lock's place
     */
    public static BuildLock acquire(Folder folder, String name, Contention contention) throws IOException {
        long start = System.nanoTime();
        boolean told = false;
        while (true) {
            Attempt attempt = attempt(folder, name);
            if (attempt.lock != null) {
                return attempt.lock;
            }
            long waited = System.nanoTime() - start;
            if (TimeUnit.NANOSECONDS.toMillis(waited) >= contention.patience().toMillis()) {
                throw new FileLockedException(folder.path(name), attempt.obstacle);
            }
            if (!told && waited > NOTICE_NANOS) {
                contention.notice().accept(folder.path(name) + ": " + attempt.obstacle + "; waiting");
                told = true;
            }
            pause();
        }
    }

    /** Whether somebody has, or had when it was killed, the lock for {@code name} in {@code folder}. */
    public static boolean isThere(Folder folder, String name) throws IOException {
        return folder.find(lockName(name)).isPresent();
    }

    /** Whether there is a lock for {@code name} that the caller's own programs have, or left when they were killed. */
    public static boolean isOurs(Folder folder, String name) throws IOException {
        return folder.find(lockName(name))
                .filter(lock -> lock.isRegular() && lock.uid() == Caller.uid())
                .isPresent();
    }

    private static String lockName(String name) {
        return "." + name + SUFFIX;
    }

    /** A lock, or why there is none. */
    private record Attempt(@Nullable BuildLock lock, String obstacle) {
        static final Attempt BUSY = new Attempt(null, "another process is rebuilding it");
        static final Attempt MAKEMAP = new Attempt(null, "makemap is rebuilding it");
    }

    private static Attempt attempt(Folder folder, String name) throws IOException {
        Optional<FileStatus> target = folder.find(name);
        if (target.isPresent() && NativeLocks.heldOn(target.get())) {
            return Attempt.MAKEMAP;
        }
        String lockName = lockName(name);
        FileStatus directory = folder.status();
        Place place = new Place(directory.device(), directory.inode(), lockName);
        if (!HELD_HERE.add(place)) {
            return Attempt.BUSY;
        }
        OpenFile file = null;
        boolean keep = false;
        try {
            file = open(folder, lockName);
            FileStatus status = file.status();
            if (!Caller.trusts(status.uid()) || status.links() > 1) {
                throw foreign(folder, lockName);
            }
            FileLock lock = file.channel().tryLock();
            keep = lock != null
                    && folder.find(lockName).filter(status::isSameFile).isPresent();
            return keep ? new Attempt(new BuildLock(folder, place, file), "") : Attempt.BUSY;
        } catch (NoSuchFileException e) {
            return Attempt.BUSY;
        } catch (AccessDeniedException e) {
            if (folder.find(lockName).isEmpty()) {
                throw e;
            }
            throw foreign(folder, lockName);
        } finally {
            if (!keep) {
                if (file != null) {
                    file.close();
                }
                HELD_HERE.remove(place);
            }
        }
    }

    private static FileLockedException foreign(Folder folder, String lockName) {
        return new FileLockedException(
                folder.path(lockName),
                "this lock belongs to another user, whose program may be using the file. Wait until it ends; if "
                        + "there is no such program, remove the lock");
    }

    private static OpenFile open(Folder folder, String lockName) throws IOException {
        try {
            return folder.create(lockName, MODE);
        } catch (FileAlreadyExistsException e) {
            Optional<FileStatus> there = folder.find(lockName);
            if (there.isPresent() && !there.get().isRegular()) {
                throw new FileLockedException(
                        folder.path(lockName),
                        "is in the place of the lock, but is not a regular file. Find out who made it, and remove it");
            }
            return folder.update(lockName);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a lock", e);
        }
    }

    @Override
    public void close() throws IOException {
        try (file) {
            folder.delete(place.lockName, file.status());
        } finally {
            HELD_HERE.remove(place);
        }
    }
}
