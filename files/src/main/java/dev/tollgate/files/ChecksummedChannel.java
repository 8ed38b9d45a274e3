package dev.tollgate.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The channel through which a new file is filled. It remembers the checksum of every block as it was handed over, so that
 * {@link #readBack} can tell whether the file holds just that, whatever order and however many threads wrote it.
 */
final class ChecksummedChannel extends FileChannel {
    /*
     * Pages of maps are whole blocks: those are never read for their checksum. A write that covers a block in part has
     * the rest of it read, and found right, first.
     */
    private static final int BLOCK = 4096;

    private static final int READ_AT_ONCE = 64 * BLOCK;
    private static final int COPIED_AT_ONCE = 4 * BLOCK;
    private static final int EMPTY = checksum(ByteBuffer.allocate(BLOCK));

    private final FileChannel file;
    private final Path target;
    private int[] checksums = new int[0];
    private long length;

    /**
     * Passes everything on to {@code file}, which is empty.
     *
     * @param target what the file is going to be, for messages
     */
    ChecksummedChannel(FileChannel file, Path target) {
        this.file = file;
        this.target = target;
    }

    /** Fails unless the file holds, to the last byte, what has been written here. */
    void readBack() throws IOException {
        if (file.size() != length) {
            throw differs(Math.min(file.size(), length));
        }
        ByteBuffer buffer = ByteBuffer.allocateDirect((int) Math.min(READ_AT_ONCE, length + BLOCK & -BLOCK));
        for (long at = 0; at < length; at += buffer.capacity()) {
            fill(buffer.clear(), file, at);
            compare(buffer, at);
        }
    }

    /** Compares the blocks in {@code content} with what was written from {@code at} on. */
    private void compare(ByteBuffer content, long at) throws IOException {
        for (int offset = 0; offset < content.capacity() && at + offset < length; offset += BLOCK) {
            if (checksum(content.slice(offset, BLOCK)) != checksums[(int) ((at + offset) / BLOCK)]) {
                throw differs(at + offset);
            }
        }
    }

    private FileSystemException differs(long at) {
        return new FileSystemException(
                target.toString(),
                null,
                "what was written reads back differently from byte " + at
                        + " on: disk or memory is at fault; nothing was replaced");
    }

    /** Fills {@code buffer} from {@code at} on, after the file's end with zeros, and makes it ready to be read. */
    private static void fill(ByteBuffer buffer, FileChannel from, long at) throws IOException {
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = from.read(buffer, at + buffer.position());
        }
        while (buffer.hasRemaining()) {
            buffer.put((byte) 0);
        }
        buffer.flip();
    }

    private static int checksum(ByteBuffer block) {
        CRC32C crc = new CRC32C();
        crc.update(block);
        return (int) crc.getValue();
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        int count = source.remaining();
        long at = position;
        while (source.hasRemaining()) {
            int offset = (int) (at % BLOCK);
            boolean whole = offset == 0 && source.remaining() >= BLOCK;
            int length = whole ? source.remaining() & -BLOCK : Math.min(BLOCK - offset, source.remaining());
            ByteBuffer part = source.slice(source.position(), length);
            if (whole) {
                writeBlocks(part, at);
            } else {
                writeInBlock(part, at);
            }
            source.position(source.position() + length);
            at += length;
        }
        return count;
    }

    private void writeBlocks(ByteBuffer blocks, long at) throws IOException {
        int[] sums = new int[blocks.remaining() / BLOCK];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = checksum(blocks.slice(i * BLOCK, BLOCK));
        }
        writeFully(blocks, at);
        synchronized (this) {
            reach(at + (long) sums.length * BLOCK);
            System.arraycopy(sums, 0, checksums, (int) (at / BLOCK), sums.length);
        }
    }

    private synchronized void writeInBlock(ByteBuffer part, long at) throws IOException {
        reach(at + part.remaining());
        ByteBuffer block = block(at / BLOCK);
        block.put((int) (at % BLOCK), part, part.position(), part.remaining());
        writeFully(part, at);
        checksums[(int) (at / BLOCK)] = checksum(block);
    }

    private void writeFully(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    /** Makes room for the checksums of a file of at least {@code size} bytes. */
    private void reach(long size) {
        int blocks = (int) ((size + BLOCK - 1) / BLOCK);
        int known = checksums.length;
        if (blocks > known) {
            checksums = Arrays.copyOf(checksums, Math.max(blocks, known + known / 2));
            Arrays.fill(checksums, known, checksums.length, EMPTY);
        }
        length = Math.max(length, size);
    }

    /** What block {@code number} holds now. */
    private ByteBuffer block(long number) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        int expected = checksums[(int) number];
        if (expected != EMPTY) {
            fill(block, file, number * BLOCK);
            if (checksum(block.duplicate()) != expected) {
                throw differs(number * BLOCK);
            }
        }
        return block;
    }

    @Override
    public synchronized FileChannel truncate(long size) throws IOException {
        if (size < length) {
            int cut = (int) (size / BLOCK);
            ByteBuffer rest = ByteBuffer.allocate(BLOCK);
            int kept = (int) (size % BLOCK);
            if (kept > 0) {
                rest.put(0, block(cut), 0, kept);
            }
            Arrays.fill(checksums, cut, checksums.length, EMPTY);
            if (kept > 0) {
                checksums[cut] = checksum(rest);
            }
            length = size;
        }
        file.truncate(size);
        return this;
    }

    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
        long at = file.position();
        int count = write(source, at);
        file.position(at + count);
        return count;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int count) throws IOException {
        long written = 0;
        for (ByteBuffer source : Arrays.asList(sources).subList(offset, offset + count)) {
            written += write(source);
        }
        return written;
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(COPIED_AT_ONCE);
        long done = 0;
        while (done < count) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), count - done));
            if (source.read(buffer) <= 0) {
                break;
            }
            done += write(buffer.flip(), position + done);
        }
        return done;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return file.read(into);
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int count) throws IOException {
        return file.read(into, offset, count);
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        return file.read(into, position);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel into) throws IOException {
        return file.transferTo(position, count, into);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        if (mode != MapMode.READ_ONLY) {
            throw new UnsupportedOperationException("what is written through memory could not be read back");
        }
        return file.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return file.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
