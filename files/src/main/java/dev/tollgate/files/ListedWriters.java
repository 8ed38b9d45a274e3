package dev.tollgate.files;

import java.io.IOException;
import java.nio.file.Path;

/** Further users and groups that an access list lets write. */
public final class ListedWriters {
    private ListedWriters() {}

    /**
     * Whether the file or directory {@code path} has some. Asked by name: who can exchange it can write the directory above,
     * and counts for that already.
     */
    public static boolean of(Path path) throws IOException {
        return AccessLists.letsOthersWrite(AccessLists.of(path));
    }
}
