package dev.tollgate.files;

import dev.tollgate.files.failure.UnsafePathException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file of the caller's own that grows, such as a log. */
public final class AppendedFile {
    private AppendedFile() {}

    /**
     * Puts {@code text} at the end of {@code file}, which is created with mode 0600 if it is missing.
     *
     * @throws UnsafePathException when it is a link, no regular file, another user's, or has a second name
     */
    public static void append(Path file, String text) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (Folder folder = Folder.above(file);
                OpenFile open = folder.find(name).isEmpty()
                        ? folder.create(name, PosixFilePermissions.fromString("rw-------"))
                        : folder.update(name)) {
            FileStatus status = open.status();
            if (status.uid() != Caller.uid() || status.links() > 1) {
                throw new UnsafePathException(file, "belongs to another user or has a second name");
            }
            FileChannel channel = open.channel();
            channel.position(channel.size());
            ByteBuffer rest = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
    }
}
