package dev.tollgate.toolkit.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tollgate.files.FileStatus;
import dev.tollgate.files.Folder;
import dev.tollgate.files.KernelFiles;
import dev.tollgate.files.OpenFile;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.host.Host.FileText;
import dev.tollgate.sendmail.report.Errno;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists of aliases, read as sendmail reads them (recipient.c, include; libsmutil, safefile): as far as its default user
 * may. Root would otherwise print what only root may read, wherever another user's alias points.
 *
 * <p>Rights are asked of directories and files that are open, since their names may be exchanged meanwhile.
 */
final class ListFiles {
    private static final int LONGEST = 64 << 20;
    private static final int FOR_WORLD = 0002;
    private static final int FOR_GROUP = 0020;
    private static final int STICKY = 01000;

    private final Host.ListReader reader;
    private final Identity identity;

    private ListFiles(Host.ListReader reader, Identity identity) {
        this.reader = reader;
        this.identity = identity;
    }

    /** The text of the list {@code path}; {@code groups} are the reader's besides the own one. */
    static FileText read(String path, Host.ListReader reader, List<Integer> groups) throws IOException {
        List<Integer> all = new ArrayList<>(groups);
        all.add(reader.gid());
        ListFiles files = new ListFiles(reader, new Identity(reader.uid(), all));
        Path named = Bytes.path(path).toAbsolutePath();
        Path real = named.toRealPath();
        if (KernelFiles.contain(real)) {
            return failure(Errno.EACCES);
        }
        Path above = named.getParent();
        if (above != null && !above.toRealPath().equals(real.getParent())) {
            int errno = files.folders(above.toRealPath());
            if (errno != Errno.NONE) {
                return failure(errno);
            }
        }
        return files.read(real);
    }

    private static FileText failure(int errno) {
        return new FileText(Optional.empty(), errno);
    }

    private FileText read(Path real) throws IOException {
        Path name = real.getFileName();
        Path parent = real.getParent();
        if (name == null || parent == null) {
            return failure(Errno.REGULAR_FILES_ONLY);
        }
        try (Walk walk = walk(parent)) {
            if (walk.errno() != Errno.NONE) {
                return failure(walk.errno());
            }
            Optional<FileStatus> seen = walk.folder().find(name.toString());
            if (seen.isPresent() && !seen.get().isRegular()) {
                return failure(Errno.REGULAR_FILES_ONLY);
            }
            try (OpenFile file = walk.folder().read(name.toString())) {
                FileStatus status = file.status();
                int errno = errno(status);
                return errno != Errno.NONE
                        ? failure(errno)
                        : status.size() > LONGEST
                                ? failure(Errno.EIO)
                                : new FileText(Optional.of(new String(file.bytes(), ISO_8859_1)), Errno.NONE);
            }
        }
    }

    private int errno(FileStatus file) {
        if ((file.mode() & FOR_GROUP) != 0 && !trusts("groupwritableincludefile")) {
            return Errno.GROUP_WRITABLE_FILE;
        }
        if ((file.mode() & FOR_WORLD) != 0 && !trusts("worldwritableincludefile")) {
            return Errno.WORLD_WRITABLE_FILE;
        }
        return identity.mayRead(file) ? Errno.NONE : Errno.EACCES;
    }

    private int folders(Path real) throws IOException {
        try (Walk walk = walk(real)) {
            return walk.errno();
        }
    }

    /** The open directory at the end of a way, and what is wrong on it. */
    private record Walk(Folder folder, int errno) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            folder.close();
        }
    }

    private Walk walk(Path directory) throws IOException {
        Folder here = Folder.open(Path.of("/"));
        int unsafe = Errno.NONE;
        boolean found = false;
        try {
            int closed = search(here);
            for (Path part : directory) {
                Folder next = here.folder(part.toString());
                here.close();
                here = next;
                closed = closed != Errno.NONE ? closed : search(here);
                unsafe = unsafe != Errno.NONE ? unsafe : writable(here.status());
            }
            found = true;
            return new Walk(here, closed != Errno.NONE ? closed : unsafe);
        } finally {
            if (!found) {
                here.close();
            }
        }
    }

    private int search(Folder folder) throws IOException {
        return identity.maySearch(folder.status()) ? Errno.NONE : Errno.EACCES;
    }

    private int writable(FileStatus directory) {
        boolean sticky = (directory.mode() & STICKY) != 0 && trusts("truststickybit");
        if (sticky || trusts("includefileinunsafedirpath")) {
            return Errno.NONE;
        }
        if ((directory.mode() & FOR_WORLD) != 0) {
            return Errno.WORLD_WRITABLE_DIRECTORY;
        }
        return (directory.mode() & FOR_GROUP) != 0 && !trusts("includefileingroupwritabledirpath")
                ? Errno.GROUP_WRITABLE_DIRECTORY
                : Errno.NONE;
    }

    private boolean trusts(String name) {
        return reader.trusted().contains(name);
    }
}
