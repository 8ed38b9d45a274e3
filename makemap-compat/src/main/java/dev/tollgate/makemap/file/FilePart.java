package dev.tollgate.makemap.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Reads a part of a file. */
public final class FilePart {
    private FilePart() {}

    /** At most {@code length} bytes of {@code file} from {@code at} on, fewer where it ends before. */
    public static ByteBuffer read(SeekableByteChannel file, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        file.position(at);
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {
            // until full, or the end of the file
        }
        return bytes.flip();
    }
}
