package dev.tollgate.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * FIFOs in the folders of others. A FIFO of the caller's own is a pipe from a program of the caller's; who has another
 * user's opened waits until that user writes, which may be never.
 */
public final class ForeignPipe {
    private ForeignPipe() {}

    /**
     * Says no to reading {@code path} when it is another user's FIFO; what is open already has its end.
     *
     * @throws UnsafePathException when it is
     */
    public static void refuse(Path path) throws IOException {
        boolean open = path.startsWith("/dev") || path.startsWith("/proc");
        if (open || !Files.exists(path)) {
            return;
        }
        FileStatus status = FileStatus.of(path);
        if (status.isPipe() && !Caller.trusts(status.uid())) {
            throw new UnsafePathException(
                    path, "is another user's FIFO, and reading it may never end. See who made it, and name a file");
        }
    }
}
