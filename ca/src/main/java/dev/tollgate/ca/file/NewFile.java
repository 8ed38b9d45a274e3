package dev.tollgate.ca.file;

import dev.tollgate.files.BuildLock;
import dev.tollgate.files.Contention;
import dev.tollgate.files.Folder;
import dev.tollgate.files.TemporaryFile;
import dev.tollgate.files.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Writes a file whole or not at all; a secret one is its owner's alone from the first byte. */
public final class NewFile {
    private static final Set<PosixFilePermission> PUBLIC_MODE = PosixFilePermissions.fromString("rw-r--r--");

    private NewFile() {}

    /** Who may read the file. */
    public enum Audience {
        /** Everybody, mode 0644. */
        PUBLIC,
        /** The owner, mode 0600. */
        SECRET
    }

    /** What happens to a file that is there already. */
    public enum Existing {
        /** It stays, and writing fails. */
        KEEP,
        /** It is replaced in one step. */
        REPLACE
    }

    /** A file to be written: where, what, and who may read it. */
    public record Content(Path target, String text, Audience audience) {}

    /**
     * Writes {@code content} to {@code target}, which is on the disk when this returns.
     *
     * @throws CaException with reason EXISTS when there is such a file and it is to be kept
     */
    public static void write(Path target, byte[] content, Audience audience, Existing existing) throws IOException {
        try (Folder folder = Folder.open(folderOf(target))) {
            put(folder, target, content, audience, existing);
            folder.sync();
        }
    }

    /** Writes {@code files}, which lie in one folder, in their order; they are on the disk when this returns. */
    public static void writeAll(List<Content> files, Existing existing) throws IOException {
        try (Folder folder = Folder.open(folderOf(files.get(0).target()))) {
            for (Content file : files) {
                put(folder, file.target(), file.text().getBytes(StandardCharsets.UTF_8), file.audience(), existing);
            }
            folder.sync();
        }
    }

    /**
     * Writes a copy of what is safe elsewhere: it is whole or missing after a loss of power, and one that is missing is
     * made again. That saves the wait for its folder.
     */
    public static void writeCopy(Path target, String text) throws IOException {
        try (Folder folder = Folder.open(folderOf(target))) {
            put(folder, target, text.getBytes(StandardCharsets.UTF_8), Audience.PUBLIC, Existing.REPLACE);
        }
    }

    /**
     * Whether a program of the caller's was killed while it wrote {@code target}: writing it again clears away what is left.
     * The caller sees to it that no program is at it now.
     */
    public static boolean wasInterrupted(Path target) throws IOException {
        try (Folder folder = Folder.open(folderOf(target))) {
            return BuildLock.isOurs(folder, name(target));
        }
    }

    /** Clears away what a program of the caller's left when it was killed while it wrote {@code target}. */
    public static void clearInterrupted(Path target) throws IOException {
        if (!wasInterrupted(target)) {
            return;
        }
        try (Folder folder = Folder.open(folderOf(target))) {
            BuildLock lock = BuildLock.acquire(folder, name(target), Contention.waiting(text -> {}));
            try (lock) {
                TemporaryFile.removeLeftovers(folder, name(target));
            }
        }
    }

    private static Path folderOf(Path target) throws CaException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CaException(
                    Failure.Kind.MISSING, target + ": cannot write: the folder does not exist", "create it first");
        }
        return folder;
    }

    private static void put(Folder folder, Path target, byte[] content, Audience audience, Existing existing)
            throws IOException {
        String name = name(target);
        refuseExisting(target, existing);
        BuildLock lock = BuildLock.acquire(folder, name, Contention.waiting(text -> {}));
        try (lock) {
            TemporaryFile.removeLeftovers(folder, name);
            try (TemporaryFile file = TemporaryFile.create(folder, name)) {
                file.write(content);
                if (audience == Audience.PUBLIC) {
                    file.setMode(PUBLIC_MODE);
                }
                file.sync();
                file.readBack();
                place(file, target, existing);
            }
        }
    }

    private static String name(Path target) {
        return String.valueOf(target.toAbsolutePath().getFileName());
    }

    /** Writes {@code text}, which is ASCII or UTF-8. */
    public static void write(Path target, String text, Audience audience, Existing existing) throws IOException {
        write(target, text.getBytes(StandardCharsets.UTF_8), audience, existing);
    }

    /**
     * Says no when {@code target} is there and has to stay.
     *
     * @throws CaException with reason EXISTS
     */
    public static void refuseExisting(Path target, Existing existing) throws CaException {
        boolean leadsNowhere = Files.isSymbolicLink(target) && !Files.exists(target);
        if (existing == Existing.KEEP && leadsNowhere) {
            throw new CaException(
                    Failure.Kind.EXISTS,
                    target + ": is a dangling link",
                    "remove it, or create the file that it names");
        }
        if (existing == Existing.KEEP && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new CaException(Failure.Kind.EXISTS, target + ": exists and is kept as it is", "--force replaces it");
        }
    }

    private static void place(TemporaryFile file, Path target, Existing existing) throws IOException {
        if (existing == Existing.REPLACE) {
            file.replace();
            return;
        }
        try {
            file.becomeNew();
        } catch (FileAlreadyExistsException e) {
            refuseExisting(target, existing);
            throw e;
        }
    }

    /** Creates {@code folder} and what is missing above it; the folder itself gets {@code mode}. */
    public static void createFolder(Path folder, String mode) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (Files.isDirectory(folder)) {
            return;
        }
        if (parent == null) {
            return;
        }
        createFolder(parent, "rwxr-xr-x");
        try (Folder above = Folder.open(parent)) {
            above.createFolder(name(folder), mode);
        }
    }
}
