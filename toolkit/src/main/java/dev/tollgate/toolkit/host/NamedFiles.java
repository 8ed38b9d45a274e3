package dev.tollgate.toolkit.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tollgate.files.Folder;
import dev.tollgate.files.KernelFiles;
import dev.tollgate.files.OpenFile;
import dev.tollgate.sendmail.mc.Includes;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
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
     * @throws FileSystemException when it is not a regular file, or a very large one, or the kernel's
     */
    public static String text(Path file) throws IOException {
        return text(file, Namers.TRUSTED);
    }

    /**
     * The same for a name that {@code namers} can have written.
     *
     * @throws AccessDeniedException when they may not read it
     */
    public static String text(Path file, Namers namers) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "is not a regular file");
        }
        if (KernelFiles.contain(file)) {
            throw new FileSystemException(file.toString(), null, "is not a file on a disk");
        }
        Path real = file.toRealPath();
        Path name = real.getFileName();
        if (name == null) {
            throw new FileSystemException(file.toString(), null, "is not a regular file");
        }
        try (Folder folder = Folder.above(real);
                OpenFile opened = folder.read(name.toString())) {
            if (!namers.mayRead(opened.status())) {
                throw new AccessDeniedException(file.toString());
            }
            if (opened.status().size() > LONGEST) {
                throw new FileSystemException(file.toString(), null, "File too large");
            }
            return new String(opened.bytes(), ISO_8859_1);
        }
    }

    /** The text of what {@code beside} calls {@code name}, in its folder; empty if it cannot be read. */
    public static Optional<String> beside(Path beside, String name) {
        return included(beside).read(name);
    }

    /**
     * The files that {@code beside} includes, named as seen from its folder. Once one was read that other users can write,
     * the names of what follows may be theirs.
     */
    public static Includes included(Path beside) {
        return new Included(beside);
    }

    private static final class Included implements Includes {
        private final Path beside;
        private Namers namers;

        Included(Path beside) {
            this.beside = beside.toAbsolutePath();
            namers = Namers.of(beside);
        }

        @Override
        public Optional<String> read(String name) {
            try {
                Path file = beside.resolveSibling(name);
                String text = text(file, namers);
                namers = namers.and(Namers.of(file));
                return Optional.of(text);
            } catch (IOException | InvalidPathException e) {
                return Optional.empty();
            }
        }
    }
}
