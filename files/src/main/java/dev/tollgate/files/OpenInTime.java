package dev.tollgate.files;

import dev.tollgate.files.failure.FolderChangedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens files where another user may have put a FIFO in a regular file's place since it was looked at. Java cannot open
 * without waiting for a FIFO's other end, so another thread waits.
 */
final class OpenInTime {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private OpenInTime() {}

    /**
     * Opens {@code path}.
     *
     * @throws FolderChangedException when that takes longer than it takes for a file
     */
    static FileChannel open(Path path, Set<OpenOption> options) throws IOException {
        return open(path, options, PATIENCE);
    }

    static FileChannel open(Path path, Set<OpenOption> options, Duration patience) throws IOException {
        CompletableFuture<FileChannel> opened = new CompletableFuture<>();
        Thread opener = new Thread(() -> open(path, options, opened), "opens a file");
        opener.setDaemon(true);
        opener.start();
        try {
            return opened.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            FolderChangedException late = new FolderChangedException(path);
            opened.completeExceptionally(late);
            throw late;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a file was opened", e);
        }
    }

    private static void open(Path path, Set<OpenOption> options, CompletableFuture<FileChannel> opened) {
        try {
            FileChannel channel = FileChannel.open(path, options);
            if (!opened.complete(channel)) {
                channel.close();
            }
        } catch (IOException | RuntimeException e) {
            opened.completeExceptionally(e);
        }
    }
}
