package dev.tollgate.files;

import dev.tollgate.files.failure.ChangedMeanwhileException;
import dev.tollgate.files.failure.FolderChangedException;
import dev.tollgate.files.failure.UnsafePathException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/** A regular file that is open. What is done here is done to that file, whoever has its name by now. */
public final class OpenFile implements AutoCloseable {
    private final Path named;
    private final FileChannel channel;
    private final Path self;

    private OpenFile(Path named, FileChannel channel, Path self) {
        this.named = named;
        this.channel = channel;
        this.self = self;
    }

    /** {@code channel}, which has just been opened as {@code name} in {@code folder} without following a link. */
    static OpenFile of(Folder folder, String name, FileChannel channel) throws IOException {
        boolean opened = false;
        try {
            Optional<Path> descriptor = Descriptors.name(channel);
            if (descriptor.isEmpty() && folder.hasDescriptor()) {
                throw new FolderChangedException(folder.path(name));
            }
            // Without descriptors the folder is one in which nobody exchanges names.
            OpenFile file = new OpenFile(folder.path(name), channel, descriptor.orElse(folder.path(name)));
            if (!file.status().isRegular()) {
                throw new UnsafePathException(folder.path(name), "is not a regular file");
            }
            opened = true;
            return file;
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    /** The channel, at its beginning. */
    public FileChannel channel() {
        return channel;
    }

    /** The path under which it was opened. */
    public Path named() {
        return named;
    }

    /** A path that leads to the open file as long as it is open, for what can only open paths. */
    public Path self() {
        return self;
    }

    /** The status now. */
    public FileStatus status() throws IOException {
        return FileStatus.of(self);
    }

    /** All bytes. */
    public byte[] bytes() throws IOException {
        long size = channel.size();
        if (size > Integer.MAX_VALUE - 16) {
            throw new FileSystemException(named.toString(), null, "is too large: more than 2 GiB");
        }
        ByteBuffer content = ByteBuffer.allocate((int) size);
        int read = 0;
        while (content.hasRemaining() && read >= 0) {
            read = channel.read(content, content.position());
        }
        if (content.hasRemaining() || channel.size() != size) {
            throw new ChangedMeanwhileException(named);
        }
        return content.array();
    }

    PosixFileAttributes attributes() throws IOException {
        return Files.readAttributes(self, PosixFileAttributes.class);
    }

    /** Gives the file to {@code owner}. */
    public void setOwner(UserPrincipal owner) throws IOException {
        change(() -> view().setOwner(owner));
    }

    void setGroup(GroupPrincipal group) throws IOException {
        change(() -> view().setGroup(group));
    }

    /** Sets the exact mode, written as in {@code rw-r-----}. */
    public void setMode(String mode) throws IOException {
        setMode(PosixFilePermissions.fromString(mode));
    }

    /** Sets all bits of the mode, the set-ID and sticky bits as well. */
    public void setMode(int mode) throws IOException {
        change(() -> Files.setAttribute(self, "unix:mode", mode));
    }

    void setMode(Set<PosixFilePermission> mode) throws IOException {
        change(() -> view().setPermissions(mode));
    }

    void setModified(FileTime time) throws IOException {
        change(() -> Files.setLastModifiedTime(self, time));
    }

    private PosixFileAttributeView view() {
        return Files.getFileAttributeView(self, PosixFileAttributeView.class);
    }

    @FunctionalInterface
    interface Change {
        void run() throws IOException;
    }

    private void change(Change change) throws IOException {
        try {
            change.run();
        } catch (FileSystemException e) {
            throw Renamed.of(e, named);
        }
    }

    /** Whether {@code path}, itself and no link, is this file. */
    public boolean isAt(Path path) throws IOException {
        try {
            return FileStatus.of(path, LinkOption.NOFOLLOW_LINKS).isSameFile(status());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
