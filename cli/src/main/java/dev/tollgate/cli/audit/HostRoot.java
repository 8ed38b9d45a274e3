package dev.tollgate.cli.audit;

import dev.tollgate.audit.host.FileFact;
import dev.tollgate.files.Folder;
import dev.tollgate.files.KernelFiles;
import dev.tollgate.files.ListedWriters;
import dev.tollgate.files.OpenFile;
import dev.tollgate.files.failure.FolderChangedException;
import dev.tollgate.makemap.ShortLook;
import dev.tollgate.makemap.format.MapGlance;
import dev.tollgate.model.source.ByteText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The file system of a host, which may be a folder that stands for one and that others may write. Every name is looked at
 * from its directory's descriptor, and no link is followed: whoever asks follows it himself, inside the root.
 */
final class HostRoot {
    /** More than this of a text is not read. */
    static final int MOST_BYTES = 16 << 20;

    /** Who puts FIFOs in the place of files keeps an audit waiting so often in a folder, and not for each file. */
    private static final int MOST_EXCHANGED = 2;

    private final Path root;
    private final Set<String> denied = new HashSet<>();

    /** By folder, how often a file of it was another one when it was opened. */
    private final Map<String, Integer> exchanged = new HashMap<>();

    HostRoot(Path root) {
        this.root = root;
    }

    /** What is at {@code path}, all of whose directories are real ones; empty where it cannot be looked at. */
    Optional<FileFact> look(String path) {
        if (path.equals("/")) {
            return attributes(root, path, Optional.empty());
        }
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        try (SecureDirectoryStream<Path> directory = open(path.substring(0, slash))) {
            BasicFileAttributes seen = directory
                    .getFileAttributeView(
                            name(name), java.nio.file.attribute.BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
            return attributes(below(path), path, Optional.ofNullable(seen.fileKey()));
        } catch (NoSuchFileException | java.nio.file.NotDirectoryException e) {
            return Optional.of(FileFact.missing(path));
        } catch (AccessDeniedException e) {
            denied.add(path);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** How many files and directories the caller may not look at, of those that were asked for. */
    int denied() {
        return denied.size();
    }

    /** The folders of which a file was another one when it was opened than when it was looked at, and was not read. */
    Set<String> exchanged() {
        return new TreeSet<>(exchanged.keySet());
    }

    /** The text of the regular file {@code path}; one char is one byte. */
    Optional<String> read(String path) {
        return read(path, file -> {
            SeekableByteChannel channel = file.channel();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            while (bytes.size() < MOST_BYTES && channel.read(buffer) >= 0) {
                bytes.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
            return bytes.toString(StandardCharsets.ISO_8859_1);
        });
    }

    /** What a short look at the map in the regular file {@code path} shows. */
    Optional<MapGlance> glance(String path) {
        return read(path, file -> ShortLook.at(file.channel()));
    }

    private interface Reader<T> {
        T of(OpenFile file) throws IOException;
    }

    private <T> Optional<T> read(String path, Reader<T> reader) {
        String folder = path.substring(0, path.lastIndexOf('/'));
        // Opening a FIFO waits for who writes to it, and reading a file of the kernel may wait forever.
        if (look(path).filter(FileFact::isFile).isEmpty()
                || isKernels(path)
                || exchanged.getOrDefault(folder, 0) == MOST_EXCHANGED) {
            return Optional.empty();
        }
        try (Folder above = HostFolder.above(root, path);
                OpenFile file = above.read(HostFolder.name(ByteText.shown(path)))) {
            return Optional.of(reader.of(file));
        } catch (FolderChangedException e) {
            exchanged.merge(folder, 1, Integer::sum);
            return Optional.empty();
        } catch (AccessDeniedException e) {
            denied.add(path);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether an access list of the file or directory {@code path} lets somebody write who is not its owner or group. */
    boolean hasListedWriters(String path) {
        try {
            return ListedWriters.of(below(path).toAbsolutePath());
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isKernels(String path) {
        try {
            return KernelFiles.contain(below(path));
        } catch (IOException e) {
            return true;
        }
    }

    /** The names in the directory {@code path}, at most {@code most}. */
    List<String> list(String path, int most) {
        List<String> names = new ArrayList<>();
        try (SecureDirectoryStream<Path> directory = open(path)) {
            for (Path entry : directory) {
                if (names.size() == most) {
                    break;
                }
                names.add(ByteText.typed(String.valueOf(entry.getFileName())));
            }
        } catch (AccessDeniedException e) {
            denied.add(path);
            return List.of();
        } catch (IOException e) {
            return List.of();
        }
        names.sort(null);
        return names;
    }

    private SecureDirectoryStream<Path> open(String path) throws IOException {
        SecureDirectoryStream<Path> here = top();
        for (String part : path.split("/")) {
            if (!part.isEmpty()) {
                try (SecureDirectoryStream<Path> above = here) {
                    here = above.newDirectoryStream(name(part), LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
        return here;
    }

    // The stream is the caller's to close.
    @SuppressWarnings("StreamResourceLeak")
    private SecureDirectoryStream<Path> top() throws IOException {
        DirectoryStream<Path> opened = Files.newDirectoryStream(root);
        if (opened instanceof SecureDirectoryStream<Path> stream) {
            return stream;
        }
        opened.close();
        throw new IOException("this system has no directory descriptors");
    }

    /**
     * A name in a configuration is bytes, and need not be one that a file can have.
     *
     * @throws IOException for what Java cannot ask the system for: bytes that are no UTF-8, or any but ASCII in the locale C
     */
    private static Path name(String bytes) throws IOException {
        String shown = ByteText.shown(bytes);
        if (!ByteText.typed(shown).equals(bytes)) {
            throw new IOException(shown);
        }
        try {
            return Path.of(shown);
        } catch (InvalidPathException e) {
            throw shown.indexOf('\0') >= 0 ? new NoSuchFileException(shown) : new IOException(e);
        }
    }

    private Path below(String path) throws IOException {
        return root.resolve(name(path.substring(1)));
    }

    /** The attributes that only a path can be asked for, unless something else is there by now. */
    private static Optional<FileFact> attributes(Path file, String path, Optional<Object> key) {
        try {
            Map<String, Object> unix = Files.readAttributes(
                    file, "unix:mode,uid,gid,nlink,lastModifiedTime,fileKey", LinkOption.NOFOLLOW_LINKS);
            if (key.isPresent() && !key.get().equals(unix.get("fileKey"))
                    || !(unix.get("mode") instanceof Integer mode)
                    || !(unix.get("uid") instanceof Integer uid)
                    || !(unix.get("gid") instanceof Integer gid)
                    || !(unix.get("nlink") instanceof Integer links)
                    || !(unix.get("lastModifiedTime") instanceof FileTime modified)) {
                return Optional.empty();
            }
            FileFact.Kind kind = kind(mode);
            Optional<String> target = kind == FileFact.Kind.LINK
                    ? Optional.of(ByteText.typed(Files.readSymbolicLink(file).toString()))
                    : Optional.empty();
            return Optional.of(new FileFact(
                    path,
                    kind,
                    mode & 07777,
                    uid,
                    gid,
                    links,
                    modified.toMillis() / 1000,
                    target,
                    false,
                    Optional.empty()));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static FileFact.Kind kind(int mode) {
        return switch (mode & 0170000) {
            case 0100000 -> FileFact.Kind.FILE;
            case 0040000 -> FileFact.Kind.DIRECTORY;
            case 0120000 -> FileFact.Kind.LINK;
            case 0010000 -> FileFact.Kind.PIPE;
            case 0140000 -> FileFact.Kind.SOCKET;
            default -> FileFact.Kind.DEVICE;
        };
    }
}
