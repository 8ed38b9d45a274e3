package dev.tollgate.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Files that the kernel makes up as they are read; some of them, as {@code /proc/kmsg}, have no end. */
public final class KernelFiles {
    private static final List<Path> FOLDERS = List.of(Path.of("/proc"), Path.of("/sys"));

    private KernelFiles() {}

    /** Whether {@code file} is one of them, also where a link leads to it. */
    public static boolean contain(Path file) throws IOException {
        Path real = file.toRealPath();
        return FOLDERS.stream().anyMatch(real::startsWith);
    }
}
