package dev.tollgate.files;

import dev.tollgate.files.failure.FolderChangedException;
import dev.tollgate.files.failure.UnsafePathException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Opens what a command line names as input. It may lie in the folder of another user, who can put a FIFO there, or a link to
 * a file of the kernel, and exchange it for the file that was looked at; whoever reads from these waits, which may be for
 * ever. A FIFO of the caller's own is a pipe from a program of the caller's, and is waited for.
 */
public final class InputFile {
    /** Names of what this process has open already; a FIFO elsewhere below /dev, as in /dev/shm, is anybody's. */
    private static final Pattern OPEN = Pattern.compile("/dev/(stdin|fd/[0-9]+)|/proc/(self|[0-9]+)/fd/[0-9]+");

    /** What is read at a time: Java holds it a second time, outside the heap. */
    private static final int SLICE = 1 << 16;

    private InputFile() {}

    /** Whether {@code path} is a name of what is open already: it has its other end, and nobody can exchange it. */
    public static boolean isOpen(Path path) {
        return OPEN.matcher(path.toString()).matches();
    }

    /** All bytes of {@code path}. */
    public static byte[] bytes(Path path) throws IOException {
        try (FileChannel channel = open(path);
                InputStream in = Channels.newInputStream(channel)) {
            // In pieces a long file would be in memory twice while they are put together.
            byte[] bytes = new byte[sizeOf(channel)];
            int count = 0;
            int read = 0;
            while (count < bytes.length && read >= 0) {
                read = in.read(bytes, count, Math.min(SLICE, bytes.length - count));
                count += Math.max(0, read);
            }
            byte[] rest = in.readAllBytes();
            if (rest.length == 0) {
                return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
            }
            byte[] all = Arrays.copyOf(bytes, Math.addExact(count, rest.length));
            System.arraycopy(rest, 0, all, count, rest.length);
            return all;
        }
    }

    /** How many bytes there are to read, as far as is known: a FIFO says 0. */
    private static int sizeOf(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size > Integer.MAX_VALUE - Long.BYTES) {
            throw new OutOfMemoryError("a file of " + size + " bytes");
        }
        return (int) size;
    }

    /**
     * Opens {@code path} for reading.
     *
     * @throws UnsafePathException when it is another user's FIFO, or the kernel's
     * @throws FolderChangedException when it is no longer what it was when it was looked at
     */
    public static FileChannel open(Path path) throws IOException {
        if (isOpen(path)) {
            return FileChannel.open(path, StandardOpenOption.READ);
        }
        return open(path, FileStatus.of(path));
    }

    /** Opens {@code path}, which a moment ago was {@code seen}. */
    static FileChannel open(Path path, FileStatus seen) throws IOException {
        if (seen.isPipe()) {
            if (!Caller.trusts(seen.uid())) {
                throw new UnsafePathException(
                        path,
                        "is another user's FIFO, and reading it may never end. Find out who made it, and "
                                + "name a file");
            }
            return FileChannel.open(path, StandardOpenOption.READ);
        }
        if (seen.isRegular()) {
            return regular(path, seen);
        }
        if (seen.isDevice()) {
            return device(path, seen);
        }
        throw new FileSystemException(
                path.toString(), null, seen.isDirectory() ? "Is a directory" : "is not a regular file");
    }

    private static FileChannel regular(Path path, FileStatus seen) throws IOException {
        if (KernelFiles.contain(path)) {
            throw new UnsafePathException(
                    path,
                    "is not a file on disk but a kernel file, and reading it may never end. Name a file on a "
                            + "disk");
        }
        FileChannel channel = OpenInTime.open(path, Set.of(StandardOpenOption.READ));
        boolean same = false;
        try {
            same = isSame(channel, seen);
        } finally {
            if (!same) {
                channel.close();
            }
        }
        if (!same) {
            throw new FolderChangedException(path);
        }
        return channel;
    }

    private static boolean isSame(FileChannel channel, FileStatus seen) throws IOException {
        Optional<Path> self;
        try {
            self = Descriptors.name(channel);
        } catch (IOException e) {
            // A FIFO has no position.
            return false;
        }
        // A system that does not list descriptors has no exchange of names either.
        return self.isEmpty() || FileStatus.of(self.get()).isSameFile(seen);
    }

    /** Opens a device by its real name, which is in no folder of another user: only root makes devices. */
    private static FileChannel device(Path path, FileStatus seen) throws IOException {
        Path real = path.toRealPath();
        if (!FileStatus.of(real).isSameFile(seen)) {
            throw new FolderChangedException(path);
        }
        return FileChannel.open(real, StandardOpenOption.READ);
    }
}
