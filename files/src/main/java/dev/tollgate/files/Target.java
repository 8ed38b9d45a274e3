package dev.tollgate.files;

import dev.tollgate.files.failure.SystemReason;
import dev.tollgate.files.failure.UnsafePathException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a file that is to be replaced lies: the place to which symbolic links lead, so that a link stays a link.
 *
 * <p>A link is followed when the caller or root made it, or when it leads to a file of the one who made it. Another's
 * link could lead to a file that only the caller may write.
 */
final class Target implements AutoCloseable {
    private static final int MOST_LINKS = 40;

    private final Folder folder;
    private final String name;

    private Target(Folder folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /**
     * Follows {@code file} to its place.
     *
     * @throws UnsafePathException when a link leads nowhere, or must not be followed, or what is there is no regular file
     */
    static Target of(Path file) throws IOException {
        Path path = file.toAbsolutePath();
        int foreign = 0;
        for (int links = 0; links <= MOST_LINKS; links++) {
            Path last = path.getFileName();
            if (last == null || last.toString().equals("..")) {
                throw new UnsafePathException(file, "Is a directory");
            }
            String name = last.toString();
            Folder folder = Folder.above(path);
            boolean found = false;
            try {
                Optional<FileStatus> status = folder.find(name);
                if (status.isPresent() && status.get().isSymbolicLink()) {
                    foreign = owner(foreign, status.get(), file);
                    path = folder.path(name).resolveSibling(folder.readLink(name));
                    continue;
                }
                if (links > 0) {
                    requireEnd(file, path, status, foreign);
                }
                found = true;
                return new Target(folder, name).requireRegular(status);
            } finally {
                if (!found) {
                    folder.close();
                }
            }
        }
        throw new FileSystemException(file.toString(), null, SystemReason.LINK_LOOP);
    }

    private static int owner(int before, FileStatus link, Path file) throws UnsafePathException {
        if (Caller.trusts(link.uid())) {
            return before;
        }
        if (before != 0 && before != link.uid()) {
            throw new UnsafePathException(file, "is a symbolic link that another user made; name the file it leads to");
        }
        return link.uid();
    }

    private static void requireEnd(Path file, Path end, Optional<FileStatus> status, int foreign)
            throws UnsafePathException {
        if (status.isEmpty()) {
            throw new UnsafePathException(
                    file,
                    "is a symbolic link to " + end
                            + ", which does not exist. Create that file, or remove the link, or name the file itself");
        }
        if (foreign != 0 && status.get().uid() != foreign) {
            throw new UnsafePathException(
                    file,
                    "is a symbolic link that another user made to a file that is not that user's; name the file it"
                            + " leads to");
        }
    }

    private Target requireRegular(Optional<FileStatus> status) throws IOException {
        if (status.isPresent() && !status.get().isRegular()) {
            folder.close();
            if (status.get().isDirectory()) {
                throw new FileSystemException(folder.path(name).toString(), null, "Is a directory");
            }
            throw new UnsafePathException(folder.path(name), "is not a regular file");
        }
        return this;
    }

    Folder folder() {
        return folder;
    }

    String name() {
        return name;
    }

    Path path() {
        return folder.path(name);
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
