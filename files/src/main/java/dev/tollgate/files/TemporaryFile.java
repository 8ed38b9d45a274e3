package dev.tollgate.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A new file under a name of its own beside the one whose place it is to take. Filled, owned and read back it gets the
 * final name in one step; closed before that it is gone.
 */
public final class TemporaryFile implements AutoCloseable {
    private static final String SUFFIX = ".tollgate-new";
    private static final int RANDOM_PART = 36;
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    private final Folder folder;
    private final String target;
    private final String name;
    private final OpenFile file;
    private final FileStatus identity;
    private final ChecksummedChannel channel;
    private boolean gone;

    private TemporaryFile(Folder folder, String target, String name, OpenFile file) throws IOException {
        this.folder = folder;
        this.target = target;
        this.name = name;
        this.file = file;
        this.identity = file.status();
        this.channel = new ChecksummedChannel(file.channel(), folder.path(target));
    }

    /** An empty file of mode 0600 that is to become {@code target} in {@code folder}. */
    public static TemporaryFile create(Folder folder, String target) throws IOException {
        return create(folder, target, PRIVATE);
    }

    /** The same with {@code mode} less the umask. */
    static TemporaryFile create(Folder folder, String target, Set<PosixFilePermission> mode) throws IOException {
        // The name need not be a secret: a file is only ever made under one that is free.
        SplittableRandom random = new SplittableRandom();
        String name = prefix(target) + new UUID(random.nextLong(), random.nextLong()) + SUFFIX;
        return new TemporaryFile(folder, target, name, folder.create(name, mode));
    }

    /** Removes what a killed program left of files that were to become {@code target}; the caller has its lock. */
    public static void removeLeftovers(Folder folder, String target) throws IOException {
        String prefix = prefix(target);
        for (String name : folder.names()) {
            if (name.startsWith(prefix)
                    && name.length() == prefix.length() + RANDOM_PART + SUFFIX.length()
                    && name.endsWith(SUFFIX)) {
                folder.deleteOurs(name);
            }
        }
    }

    /** What the file {@code name} was to become; nothing if it is not a temporary file. */
    public static Optional<String> targetOf(String name) {
        int end = name.length() - SUFFIX.length() - RANDOM_PART - 1;
        return name.startsWith(".") && name.endsWith(SUFFIX) && end > 1 && name.charAt(end) == '.'
                ? Optional.of(name.substring(1, end))
                : Optional.empty();
    }

    private static String prefix(String target) {
        return "." + target + ".";
    }

    /** Empty, readable and writable; it remembers what is written so that it can be read back. */
    public FileChannel channel() {
        return channel;
    }

    /** The open file. */
    OpenFile file() {
        return file;
    }

    /** Writes all of {@code content}. */
    public void write(byte[] content) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(content);
        try {
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (IOException e) {
            throw Renamed.ofWriting(e, folder.path(target));
        }
    }

    /** Sets the exact mode. */
    public void setMode(Set<PosixFilePermission> mode) throws IOException {
        file.setMode(mode);
    }

    /** Has the content on the disk. */
    public void sync() throws IOException {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw Renamed.ofWriting(e, folder.path(target));
        }
    }

    /** Fails unless the file holds what was written. */
    public void readBack() throws IOException {
        channel.readBack();
    }

    /** Takes the place of the target, whether that exists or not. */
    public void replace() throws IOException {
        folder.rename(file, name, target);
        gone = true;
    }

    /**
     * Becomes the target, which must not exist.
     *
     * @throws java.nio.file.FileAlreadyExistsException when it does: unlike a rename, a link never takes another's place
     */
    public void becomeNew() throws IOException {
        folder.link(file, name, target);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (!gone) {
                folder.delete(name, identity);
            }
        }
    }
}
