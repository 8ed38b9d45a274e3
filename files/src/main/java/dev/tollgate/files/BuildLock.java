package dev.tollgate.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to replace one file, held by at most one thread of one process. The kernel's lock on a lock file beside the
 * target carries it, so it ends with its process however that ends.
 */
final class BuildLock implements AutoCloseable {
    /*
     * The holder removes the lock file before it lets go, so whoever waited may wake up with a lock on a file that no
     * longer has the name. A file that is open cannot be compared with a path in Java, and opening the path a second
     * time would drop the lock (an fcntl lock goes with the first close of any descriptor of the file). So every
     * holder gives the file a random size through its own channel and looks whether the path shows the same size,
     * several times: the sizes are small, for a process may have a limit on them (setrlimit(2), RLIMIT_FSIZE).
     */
    private static final int SIZES = 1 << 11;

    private static final int COMPARISONS = 3;
    private static final long POLL_MILLIS = 20;

    /** fcntl locks do not exclude threads of one process from each other. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path lockFile;
    private final FileChannel channel;

    private BuildLock(Path lockFile, FileChannel channel) {
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /** Takes the lock {@code lockFile} for replacing {@code target}. */
    static BuildLock acquire(Path lockFile, Path target, Contention contention) throws IOException {
        while (true) {
            BuildLock lock = NativeLocks.heldOn(target) ? null : tryAcquire(lockFile);
            if (lock != null) {
                return lock;
            }
            if (contention == Contention.FAIL) {
                throw new FileLockedException(target);
            }
            pause();
        }
    }

    private static @Nullable BuildLock tryAcquire(Path lockFile) throws IOException {
        if (!HELD_HERE.add(lockFile)) {
            return null;
        }
        FileChannel channel = null;
        boolean held = false;
        try {
            channel = open(lockFile);
            FileLock lock = channel.tryLock();
            held = lock != null && hasName(channel, lockFile);
            return held ? new BuildLock(lockFile, channel) : null;
        } finally {
            if (!held) {
                if (channel != null) {
                    channel.close();
                }
                HELD_HERE.remove(lockFile);
            }
        }
    }

    private static FileChannel open(Path lockFile) throws IOException {
        try {
            return FileChannel.open(
                    lockFile,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            return openExisting(lockFile);
        }
    }

    private static FileChannel openExisting(Path lockFile) throws IOException {
        try {
            return FileChannel.open(lockFile, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return open(lockFile);
        }
    }

    private static boolean hasName(FileChannel channel, Path lockFile) throws IOException {
        SplittableRandom random = new SplittableRandom();
        for (int i = 0; i < COMPARISONS; i++) {
            long size = 1L + random.nextInt(SIZES);
            channel.truncate(0);
            channel.write(ByteBuffer.allocate(1), size - 1);
            try {
                if (Files.size(lockFile) != size) {
                    return false;
                }
            } catch (NoSuchFileException e) {
                return false;
            }
        }
        return true;
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
        try (channel) {
            Files.deleteIfExists(lockFile);
        } finally {
            HELD_HERE.remove(lockFile);
        }
    }
}
