package dev.tollgate.store.environment;

import dev.tollgate.files.Caller;
import dev.tollgate.files.FileStatus;
import dev.tollgate.files.Folder;
import dev.tollgate.files.OpenFile;
import dev.tollgate.files.failure.Failure.Kind;
import dev.tollgate.files.failure.FileFailure;
import dev.tollgate.files.failure.SystemReason;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of a store, which Berkeley DB opens by whatever names lie in it. It is the caller's own, closed to others, and
 * holds nothing but regular files of the caller's; it is opened once, and Berkeley DB works in what was opened.
 */
final class StoreFolder implements AutoCloseable {
    private static final String OWN_FOLDER = "rwx------";
    private static final String OWN_FILE = "rw-------";
    private static final String LOG = "je.info.";
    /** Berkeley DB locks its first byte to write. */
    private static final String LOCK = "je.lck";

    private final Path path;
    private final Folder folder;

    private StoreFolder(Path path, Folder folder) {
        this.path = path;
        this.folder = folder;
    }

    /** Opens {@code path}, created first when it is wanted for writing and not there. */
    static StoreFolder open(Path path, Store.Access access) throws StoreException {
        try {
            if (access == Store.Access.WRITE) {
                create(path);
            }
            requireOurs(path, FileStatus.of(path, LinkOption.NOFOLLOW_LINKS));
            if (!Files.isReadable(path) || access == Store.Access.WRITE && !Files.isWritable(path)) {
                throw denied(path);
            }
            return checked(path, Folder.open(path));
        } catch (NoSuchFileException e) {
            throw new StoreException(Kind.MISSING, path, "no such folder", e);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static StoreFolder checked(Path path, Folder folder) throws IOException {
        boolean fine = false;
        try {
            // What was opened decides, not what the name was a moment ago.
            requireOurs(path, folder.status());
            if (folder.status().isOpenToOthers()) {
                folder.setMode(OWN_FOLDER);
            }
            StoreFolder checked = new StoreFolder(path, folder);
            checked.closeFilesToOthers();
            fine = true;
            return checked;
        } finally {
            if (!fine) {
                folder.close();
            }
        }
    }

    private static void create(Path path) throws IOException {
        try (Folder above = Folder.above(path)) {
            above.createFolder(String.valueOf(path.toAbsolutePath().getFileName()), OWN_FOLDER);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(path)) {
                throw new StoreException(Kind.FAILED, path, "is in the way: a folder is needed here", e);
            }
        } catch (NoSuchFileException e) {
            throw new StoreException(Kind.DENIED, path, "cannot be created: the folder above does not exist", e);
        }
    }

    private static void requireOurs(Path path, FileStatus status) throws StoreException {
        if (status.isSymbolicLink()) {
            throw new StoreException(
                    Kind.UNSAFE,
                    path,
                    "is a symbolic link, which is not followed. Remove the link if it is not yours",
                    null);
        }
        if (!status.isDirectory()) {
            throw new StoreException(Kind.FAILED, path, "is in the way: a folder is needed here", null);
        }
        if (status.uid() != Caller.uid()) {
            throw new StoreException(
                    Kind.UNSAFE,
                    path,
                    "belongs to another user (id " + Integer.toUnsignedString(status.uid())
                            + "), who could have changed its contents. Run this as that user, or move the folder away",
                    null);
        }
    }

    /** Every file is a regular one of the caller's with one name, readable by nobody else. */
    void closeFilesToOthers() throws IOException {
        for (String name : folder.names()) {
            Optional<FileStatus> status = folder.find(name);
            if (status.isEmpty() || status.get().isDirectory()) {
                // Berkeley DB opens no directory, and removes files of its own at any time.
                continue;
            }
            FileStatus file = status.get();
            if (!file.isRegular() || file.uid() != Caller.uid() || file.links() > 1) {
                throw new StoreException(
                        Kind.UNSAFE,
                        path,
                        name + " in it is a link or not your file, so it is not opened. Find out who put it there, "
                                + "and remove it",
                        null);
            }
            if (file.isOpenToOthers()) {
                try (OpenFile open = folder.read(name)) {
                    open.setMode(OWN_FILE);
                }
            }
        }
    }

    /** Removes the log files that Berkeley DB makes for its messages, though it has to write none. */
    void removeLogs() throws IOException {
        for (String name : folder.names()) {
            if (name.startsWith(LOG)) {
                folder.deleteOurs(name);
            }
        }
    }

    /** Does {@code work} while nobody writes; where there is no lock, nobody does. */
    <T> T whileUnused(Store.Work<T, IOException> work) throws IOException {
        if (folder.find(LOCK).isEmpty()) {
            return work.run();
        }
        try (OpenFile file = folder.update(LOCK);
                FileLock lock = file.channel().tryLock(0, 1, /* shared= */ false)) {
            if (lock == null) {
                throw new StoreException(Kind.BUSY, path, "in use by another program", null);
            }
            return work.run();
        }
    }

    /** The path for Berkeley DB: it leads to the open folder. */
    Path self() {
        return folder.self();
    }

    private static StoreException denied(Path path) throws IOException {
        return Files.getFileStore(path).isReadOnly()
                ? new StoreException(Kind.FAILED, path, "Read-only file system", null)
                : new StoreException(Kind.DENIED, path, "Permission denied", null);
    }

    private static StoreException failed(Path path, IOException e) {
        return switch (FileFailure.of(e)) {
            case DENIED -> new StoreException(Kind.DENIED, path, SystemReason.PERMISSION_DENIED, e);
            case NO_SPACE -> unusable(Kind.DISK, path, e);
            default -> unusable(Kind.FAILED, path, e);
        };
    }

    private static StoreException unusable(Kind reason, Path path, IOException e) {
        return new StoreException(reason, path, "cannot be used: " + SystemReason.of(e), e);
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
