package dev.tollgate.makemap.command;

import dev.tollgate.makemap.format.MapFormat;
import java.nio.file.Path;

/**
 * A map file that has been found safe to open.
 *
 * @param path the file
 * @param type its type
 */
record MapFile(Path path, MapFormat type) {
    /** The directory the file is in. */
    Path directory() {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? Path.of("/") : parent;
    }
}
