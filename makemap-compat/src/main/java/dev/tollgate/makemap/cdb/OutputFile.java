package dev.tollgate.makemap.cdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** The file being written, with reads and writes that leave nothing undone. */
final class OutputFile {
    private static final int MOVED_AT_ONCE = 1 << 20;

    private final FileChannel channel;

    OutputFile(FileChannel channel) {
        this.channel = channel;
    }

    void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("the file was truncated while it was being written");
            }
        }
        return bytes.flip();
    }

    /** Copies {@code length} bytes from {@code from} to the earlier position {@code to}. */
    void moveDown(long from, long to, long length) throws IOException {
        for (long done = 0; done < length; done += MOVED_AT_ONCE) {
            write(read(from + done, (int) Math.min(MOVED_AT_ONCE, length - done)), to + done);
        }
    }

    void truncate(long size) throws IOException {
        channel.truncate(size);
    }
}
