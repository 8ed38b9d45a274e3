package dev.tollgate.makemap.command;

import dev.tollgate.files.InputFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that Berkeley DB finds in the place of a map to be made anew. Before it truncates the file it looks at the first
 * {@value #META_SIZE} bytes, and where they seem to say that the file is encrypted or has checksums it makes the map all
 * the same, but reports an error when it closes it.
 */
final class ForeignFile {
    private static final int META_SIZE = 512;
    private static final int ENCRYPTION = 24;
    private static final int META_FLAGS = 26;
    private static final int CHECKSUM_FLAG = 1;

    private ForeignFile() {}

    /** Whether Berkeley DB takes {@code file} for an encrypted or checksummed one. */
    static boolean seemsProtected(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FileChannel channel = InputFile.open(file)) {
            ByteBuffer start = ByteBuffer.allocate(META_SIZE);
            while (start.hasRemaining() && channel.read(start) >= 0) {
                // until full, or the end of a short file
            }
            return !start.hasRemaining()
                    && (start.get(ENCRYPTION) != 0 || (start.get(META_FLAGS) & CHECKSUM_FLAG) != 0);
        }
    }
}
