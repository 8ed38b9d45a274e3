package dev.tollgate.makemap.file;

import dev.tollgate.files.InputFile;
import dev.tollgate.makemap.format.MapFormatException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Sees whether a mapped file has been cut off. Reading past the new end gives arbitrary bytes, and an
 * {@link InternalError} that compiled code throws only at some later point, so the length is asked for after the reads.
 */
public final class LengthGuard implements Closeable {
    /** Not a constant, so that no compiler can tell that the array of {@link #bringToLight} is not needed. */
    private static volatile int none;

    private final FileChannel file;
    private final long length;

    private LengthGuard(FileChannel file) throws IOException {
        this.file = file;
        this.length = file.size();
    }

    /** Some reading. */
    @FunctionalInterface
    public interface Read<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /** Watches {@code path}, which is about to be mapped. */
    public static LengthGuard on(Path path) throws IOException {
        return new LengthGuard(InputFile.open(path));
    }

    /** The result of {@code read}, unless the file lost its end meanwhile. */
    public <T> T during(Read<T> read) throws IOException {
        try {
            return whole(read);
        } catch (InternalError error) {
            throw failure(error);
        }
    }

    private <T> T whole(Read<T> read) throws IOException {
        try {
            T result = read.run();
            check();
            return result;
        } catch (MapFormatException misread) {
            check();
            throw misread;
        }
    }

    /** Fails when the file is shorter than it was: what was read since then is worth nothing. */
    public void check() throws IOException {
        long now = file.size();
        if (now < length) {
            forgetError();
            throw new MapFormatException(
                    "the file's end", "still at " + length, "at " + now + ": it was cut off while it was open");
        }
    }

    /** The damage that {@code error} stands for; an error of another kind comes out as it is. */
    public IOException failure(InternalError error) throws IOException {
        check();
        throw error;
    }

    private static void forgetError() {
        try {
            bringToLight();
        } catch (InternalError late) {
            // Told by the exception that follows.
            return;
        }
    }

    /** Lets a read's error come out here if it has not yet: making arrays of arrays always enters the virtual machine. */
    static void bringToLight() {
        int size = none;
        if (new byte[size][size].length != size) {
            throw new AssertionError("an array of another length");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
