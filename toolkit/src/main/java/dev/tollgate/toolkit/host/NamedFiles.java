package dev.tollgate.toolkit.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files that a configuration names. It may name anything: the memory of the kernel, a device, what no file can be called. */
public final class NamedFiles {
    private static final int LONGEST = 64 << 20;

    /** Where the kernel makes files up as they are read; some of them, as /proc/kmsg, have no end. */
    private static final List<Path> KERNEL = List.of(Path.of("/proc"), Path.of("/sys"));

    private NamedFiles() {}

    /**
     * The text of {@code file}, one char a byte.
     *
     * @throws FileSystemException when it is not a regular file, or a very large one, or the kernel's
     */
    public static String text(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "is not a regular file");
        }
        if (isKernels(file)) {
            throw new FileSystemException(file.toString(), null, "is not a file on a disk");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LONGEST + 1);
            if (content.length > LONGEST) {
                throw new FileSystemException(file.toString(), null, "File too large");
            }
            return new String(content, ISO_8859_1);
        }
    }

    /** Whether the kernel makes {@code file} up; reading it may never end. */
    public static boolean isKernels(Path file) throws IOException {
        Path real = file.toRealPath();
        return KERNEL.stream().anyMatch(real::startsWith);
    }

    /** The text of what is called {@code name} in the folder of {@code beside}; empty if it cannot be read. */
    public static Optional<String> beside(Path beside, String name) {
        Path folder = beside.toAbsolutePath().getParent();
        try {
            return Optional.of(text(folder == null ? Path.of(name) : folder.resolve(name)));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
