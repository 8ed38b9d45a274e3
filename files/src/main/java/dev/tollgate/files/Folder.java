package dev.tollgate.files;

import dev.tollgate.files.failure.FolderChangedException;
import dev.tollgate.files.failure.UnsafePathException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A directory that was opened once. All names are looked up in it, so that nobody can lead a later step elsewhere by
 * exchanging the directory; and no name is ever followed when it is a symbolic link. Names that are exchanged inside the
 * directory are noticed: {@link OpenFile} works on what is open and not on a name.
 *
 * <p>On a system that does not list open descriptors (no {@code /proc/self/fd}) only directories are opened in which
 * nobody but the caller and root can exchange names.
 */
public final class Folder implements AutoCloseable {
    private final Path named;
    private final FileChannel channel;
    private final Path base;

    private Folder(Path named, FileChannel channel, Path base) {
        this.named = named;
        this.channel = channel;
        this.base = base;
    }

    @FunctionalInterface
    private interface Step<T> {
        T run(Path path) throws IOException;
    }

    /** Opens {@code directory}; its own name may be a link, as the user wrote it. */
    public static Folder open(Path directory) throws IOException {
        Path named = directory.toAbsolutePath();
        if (!FileStatus.of(named).isDirectory()) {
            throw new NotDirectoryException(named.toString());
        }
        return of(named, FileChannel.open(named, StandardOpenOption.READ));
    }

    private static Folder of(Path named, FileChannel channel) throws IOException {
        boolean opened = false;
        try {
            Optional<Path> descriptor = Descriptors.name(channel);
            Folder folder = new Folder(named, channel, descriptor.orElse(named));
            FileStatus status = folder.status();
            if (!status.isDirectory()) {
                throw new NotDirectoryException(named.toString());
            }
            if (descriptor.isEmpty() && !status.isSafeFromOthers()) {
                throw new UnsafePathException(
                        named,
                        "others may replace files in this folder, and without /proc that cannot be detected; mount "
                                + "/proc, or let only root write to the folder");
            }
            opened = true;
            return folder;
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    /**
     * Opens {@code directory} of the caller's own, created with what is missing above it, mode 0700; if others may change
     * what lies in it, they may not any more.
     *
     * @throws UnsafePathException when it is a link, or belongs to somebody else
     */
    public static Folder own(Path directory) throws IOException {
        Path named = directory.toAbsolutePath();
        if (Files.notExists(named, LinkOption.NOFOLLOW_LINKS)) {
            createOwn(named);
        }
        boolean link = FileStatus.of(named, LinkOption.NOFOLLOW_LINKS).isSymbolicLink();
        Folder folder = open(named);
        if (link || folder.status().uid() != Caller.uid()) {
            folder.close();
            throw new UnsafePathException(named, "is a link or another user's folder, so nothing is written there");
        }
        if (!folder.status().isSafeFromOthers()) {
            folder.setMode("rwx------");
        }
        return folder;
    }

    private static void createOwn(Path directory) throws IOException {
        Path above = directory.getParent();
        if (above == null || Files.isDirectory(directory)) {
            return;
        }
        createOwn(above);
        try (Folder opened = open(above)) {
            opened.createFolder(String.valueOf(directory.getFileName()), "rwx------");
        } catch (FileAlreadyExistsException e) {
            // Somebody was faster; whose it is, is looked at by who opens it.
            return;
        }
    }

    /** The directory in which {@code file} lies. */
    public static Folder above(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        return open(parent == null ? Path.of("/") : parent);
    }

    /** Opens the directory {@code name} in this one, which is not a link. */
    public Folder folder(String name) throws IOException {
        return of(named.resolve(name), at(name, path -> {
            if (!FileStatus.of(path, LinkOption.NOFOLLOW_LINKS).isDirectory()) {
                throw new NotDirectoryException(path.toString());
            }
            return FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        }));
    }

    /** The path under which people know {@code name}. */
    public Path path(String name) {
        return named.resolve(name);
    }

    /** The directory's own status. */
    public FileStatus status() throws IOException {
        return FileStatus.of(base);
    }

    /** The status of what is called {@code name}: of the link, where it is one. */
    public Optional<FileStatus> find(String name) throws IOException {
        try {
            return Optional.of(at(name, path -> FileStatus.of(path, LinkOption.NOFOLLOW_LINKS)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    PosixFileAttributes attributes(String name) throws IOException {
        return at(name, path -> Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    /** All names, in no order. */
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(base)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        }
        return names;
    }

    /** Where the symbolic link {@code name} leads. */
    public Path readLink(String name) throws IOException {
        return at(name, Files::readSymbolicLink);
    }

    /** Creates the file {@code name}, which must not exist, with {@code mode} less the umask. */
    OpenFile create(String name, Set<PosixFilePermission> mode) throws IOException {
        Set<OpenOption> options = Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        FileChannel file =
                at(name, path -> FileChannel.open(path, options, PosixFilePermissions.asFileAttribute(mode)));
        return OpenFile.of(this, name, file);
    }

    /** Opens the regular file {@code name} for reading. */
    public OpenFile read(String name) throws IOException {
        return open(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /** Opens the regular file {@code name} for reading and writing. */
    public OpenFile update(String name) throws IOException {
        return open(name, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    }

    private OpenFile open(String name, Set<OpenOption> options) throws IOException {
        FileStatus seen = at(name, path -> FileStatus.of(path, LinkOption.NOFOLLOW_LINKS));
        // Opening a FIFO or a device could wait forever, or do something.
        if (!seen.isRegular()) {
            throw new UnsafePathException(path(name), "is not a regular file");
        }
        boolean safe = status().isSafeFromOthers();
        OpenFile file = OpenFile.of(
                this, name, at(name, path -> safe ? FileChannel.open(path, options) : OpenInTime.open(path, options)));
        if (!file.status().isSameFile(seen)) {
            file.close();
            throw new FolderChangedException(path(name));
        }
        return file;
    }

    /** Gives {@code file}, which is called {@code from}, the name {@code to}, whatever has that name now. */
    void rename(OpenFile file, String from, String to) throws IOException {
        FileStatus status = file.status();
        requireName(from, status);
        at(
                from,
                path -> Files.move(
                        path, base.resolve(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
        requireName(to, status);
    }

    /** Gives {@code file}, which is called {@code from}, the further name {@code to}, which must be free. */
    void link(OpenFile file, String from, String to) throws IOException {
        FileStatus status = file.status();
        requireName(from, status);
        at(to, path -> Files.createLink(path, base.resolve(from)));
        requireName(to, status);
    }

    private void requireName(String name, FileStatus status) throws IOException {
        if (find(name).filter(status::isSameFile).isEmpty()) {
            throw new FolderChangedException(path(name));
        }
    }

    /** Renames the directory {@code from}, which belongs to the caller or root, to the free name {@code to}. */
    public Path moveAside(String from, String to) throws IOException {
        FileStatus status = at(from, path -> FileStatus.of(path, LinkOption.NOFOLLOW_LINKS));
        if (!status.isDirectory() || !Caller.trusts(status.uid())) {
            throw new UnsafePathException(path(from), "is not your folder");
        }
        at(from, path -> Files.move(path, base.resolve(to)));
        return path(to);
    }

    /** Makes the symbolic link {@code name}, which must be free, to {@code target}. */
    public Path createLink(String name, Path target) throws IOException {
        at(name, path -> Files.createSymbolicLink(path, target));
        return path(name);
    }

    /** Makes the directory {@code name}, which must be free, with {@code mode} less the umask. */
    public void createFolder(String name, String mode) throws IOException {
        at(
                name,
                path -> Files.createDirectory(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))));
    }

    /** Removes {@code name} if it still is the regular file {@code expected}. */
    public void delete(String name, FileStatus expected) throws IOException {
        Optional<FileStatus> now = find(name);
        if (now.isPresent() && now.get().isRegular() && now.get().isSameFile(expected)) {
            at(name, Files::deleteIfExists);
        }
    }

    /** Removes the regular file {@code name}, if it is there and belongs to the caller or root. */
    public void deleteOurs(String name) throws IOException {
        Optional<FileStatus> now = find(name);
        if (now.isPresent() && now.get().isRegular() && Caller.trusts(now.get().uid())) {
            delete(name, now.get());
        }
    }

    /** Has the names on the disk. */
    public void sync() throws IOException {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw Renamed.ofWriting(e, named);
        }
    }

    private <T> T at(String name, Step<T> step) throws IOException {
        if (name.isEmpty() || name.equals("..") || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("not the name of a file in a folder: " + name);
        }
        try {
            return step.run(base.resolve(name));
        } catch (FileSystemException e) {
            throw Renamed.of(e, path(name));
        }
    }

    /** A path that leads to the open directory as long as it is open, for what can only open paths. */
    public Path self() {
        return base;
    }

    /** Sets the directory's own mode, written as in {@code rwx------}. */
    public void setMode(String mode) throws IOException {
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString(mode));
    }

    /** Sets all bits of the directory's own mode, the set-ID and sticky bits as well. */
    public void setMode(int mode) throws IOException {
        changeSelf(() -> Files.setAttribute(base, "unix:mode", mode));
    }

    /** Gives the directory itself to {@code owner}. */
    public void setOwner(UserPrincipal owner) throws IOException {
        changeSelf(() -> Files.setOwner(base, owner));
    }

    private void changeSelf(OpenFile.Change change) throws IOException {
        try {
            change.run();
        } catch (FileSystemException e) {
            throw Renamed.of(e, named);
        }
    }

    /** Whether steps go through the open directory and not through its name. */
    boolean hasDescriptor() {
        return !base.equals(named);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
