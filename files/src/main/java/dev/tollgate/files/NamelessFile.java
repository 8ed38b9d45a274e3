package dev.tollgate.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SplittableRandom;
import java.util.UUID;

/** A file for the time of one piece of work. Its name goes as soon as it is open, so that nobody can meet it there. */
public final class NamelessFile {
    private NamelessFile() {}

    /** Such a file on the file system of {@code directory}, empty, readable and writable. */
    public static FileChannel in(Path directory) throws IOException {
        SplittableRandom random = new SplittableRandom();
        String name = ".tollgate-" + new UUID(random.nextLong(), random.nextLong()) + ".spill";
        try (Folder folder = Folder.open(directory)) {
            OpenFile file = folder.create(name, PosixFilePermissions.fromString("rw-------"));
            folder.delete(name, file.status());
            return file.channel();
        }
    }
}
