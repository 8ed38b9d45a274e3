package dev.tollgate.makemap.build;

import dev.tollgate.files.NamelessFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Takes what does not fit the memory allowance; it is created when it is first needed, and gone when closed. */
public final class SpillFile implements Closeable {
    private static final long MEMORY = 128L << 20;
    private static final int SHARE_OF_HEAP = 3;

    private final Path directory;
    private final AtomicLong end = new AtomicLong();
    private @Nullable FileChannel file;

    /** A file that will be made in {@code directory}. */
    public SpillFile(Path directory) {
        this.directory = directory;
    }

    /** How many bytes a store may keep in memory before it should spill. */
    public static long memoryAllowance() {
        return Math.min(MEMORY, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** Writes all of {@code data}; its place in the file. */
    public long write(ByteBuffer data) throws IOException {
        long start = end.getAndAdd(data.remaining());
        long at = start;
        FileChannel channel = channel();
        while (data.hasRemaining()) {
            at += channel.write(data, at);
        }
        return start;
    }

    /** Fills {@code target} from {@code position} on. */
    public void read(ByteBuffer target, long position) throws IOException {
        long at = position;
        FileChannel channel = channel();
        while (target.hasRemaining()) {
            int read = channel.read(target, at);
            if (read < 0) {
                throw new IOException("the temporary file in " + directory + " was truncated");
            }
            at += read;
        }
    }

    private synchronized FileChannel channel() throws IOException {
        FileChannel channel = file;
        if (channel == null) {
            // The name goes as soon as the file is open, so not even a killed process leaves it behind.
            channel = NamelessFile.in(directory);
            file = channel;
        }
        return channel;
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
