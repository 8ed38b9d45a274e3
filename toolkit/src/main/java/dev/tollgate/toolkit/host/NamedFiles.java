package dev.tollgate.toolkit.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Files that a configuration names. It may name anything: the memory of the kernel, a device, what no file can be called. */
public final class NamedFiles {
    private static final int LONGEST = 64 << 20;

    private NamedFiles() {}

    /**
     * The text of {@code file}, one char a byte.
     *
     * @throws FileSystemException when it is not a regular file, or a very large one
     */
    public static String text(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "is not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LONGEST + 1);
            if (content.length > LONGEST) {
                throw new FileSystemException(file.toString(), null, "File too large");
            }
            return new String(content, ISO_8859_1);
        }
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
