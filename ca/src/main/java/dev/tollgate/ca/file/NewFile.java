package dev.tollgate.ca.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Writes a file whole or not at all; a secret one is its owner's alone from the first byte. */
public final class NewFile {
    private static final Set<PosixFilePermission> SECRET_MODE = PosixFilePermissions.fromString("rw-------");
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
        write(target, content, mode(audience), existing);
    }

    private static void write(Path target, byte[] content, Set<PosixFilePermission> mode, Existing existing)
            throws IOException {
        put(target, content, mode, existing);
        sync(folderOf(target));
    }

    /** Writes {@code files}, which lie in one folder, in their order; they are on the disk when this returns. */
    public static void writeAll(List<Content> files, Existing existing) throws IOException {
        for (Content file : files) {
            put(file.target(), file.text().getBytes(StandardCharsets.UTF_8), mode(file.audience()), existing);
        }
        sync(folderOf(files.get(0).target()));
    }

    /**
     * Writes a copy of what is safe elsewhere: it is whole or missing after a loss of power, and one that is missing is
     * made again. That saves the wait for its folder.
     */
    public static void writeCopy(Path target, String text) throws IOException {
        put(target, text.getBytes(StandardCharsets.UTF_8), PUBLIC_MODE, Existing.REPLACE);
    }

    private static Set<PosixFilePermission> mode(Audience audience) {
        return audience == Audience.PUBLIC ? PUBLIC_MODE : SECRET_MODE;
    }

    private static Path folderOf(Path target) throws CaException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CaException(
                    CaException.Reason.MISSING,
                    target + ": cannot write: the folder does not exist",
                    "create it first");
        }
        return folder;
    }

    private static void put(Path target, byte[] content, Set<PosixFilePermission> mode, Existing existing)
            throws IOException {
        Path folder = folderOf(target);
        refuseExisting(target, existing);
        // Named after the target, so that what a killed program left behind goes away with the next attempt.
        Path temporary = folder.resolve("." + target.getFileName() + ".tollgate-new");
        Files.deleteIfExists(temporary);
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(SECRET_MODE))) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                if (!mode.equals(SECRET_MODE)) {
                    Files.setPosixFilePermissions(temporary, mode);
                }
                channel.force(true);
            }
            if (!Arrays.equals(content, Files.readAllBytes(temporary))) {
                throw new IOException(target + ": reads back differently than written");
            }
            place(temporary, target, existing);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** Writes {@code text}, which is ASCII or UTF-8. */
    public static void write(Path target, String text, Audience audience, Existing existing) throws IOException {
        write(target, text.getBytes(StandardCharsets.UTF_8), audience, existing);
    }

    /** Replaces the content of {@code target}, which keeps its mode; a file that is not there yet is made 0600. */
    public static void rewrite(Path target, byte[] content) throws IOException {
        Path file = Files.isSymbolicLink(target) ? target.toRealPath() : target;
        Set<PosixFilePermission> mode = Files.exists(file) ? Files.getPosixFilePermissions(file) : SECRET_MODE;
        write(file, content, mode, Existing.REPLACE);
    }

    /**
     * Says no when {@code target} is there and has to stay.
     *
     * @throws CaException with reason EXISTS
     */
    public static void refuseExisting(Path target, Existing existing) throws CaException {
        if (existing == Existing.KEEP && Files.exists(target)) {
            throw new CaException(
                    CaException.Reason.EXISTS, target + ": exists and is kept as it is", "--force replaces it");
        }
    }

    private static void place(Path temporary, Path target, Existing existing) throws IOException {
        if (existing == Existing.REPLACE) {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        try {
            // Unlike a rename, a link never takes another file's place.
            Files.createLink(target, temporary);
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
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
    }
}
