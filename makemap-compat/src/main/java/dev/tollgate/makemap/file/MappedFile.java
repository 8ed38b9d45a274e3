package dev.tollgate.makemap.file;

import dev.tollgate.files.InputFile;
import dev.tollgate.makemap.format.MapFormatException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A file mapped into memory as a whole, also one of more than two gigabytes. Every access is checked against the file's
 * size; one beyond it is damage, not a programming error, because the places come from the file itself.
 */
public final class MappedFile {
    private static final int SEGMENT_BITS = 30;
    private static final int SEGMENT_SIZE = 1 << SEGMENT_BITS;
    private static final int MEMORY_PAGE_BITS = 12;
    private static final VarHandle LITTLE_ENDIAN_WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_ENDIAN_WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final ByteBuffer[] segments;
    private final long size;
    private final boolean littleEndian;

    private MappedFile(ByteBuffer[] segments, long size, ByteOrder order) {
        this.segments = segments;
        this.size = size;
        this.littleEndian = order == ByteOrder.LITTLE_ENDIAN;
    }

    /** Maps {@code file}, whose numbers are in {@code order}. */
    public static MappedFile open(Path file, ByteOrder order) throws IOException {
        try (FileChannel channel = InputFile.open(file)) {
            long size = channel.size();
            ByteBuffer[] segments = new ByteBuffer[(int) ((size + SEGMENT_SIZE - 1) >>> SEGMENT_BITS)];
            for (int i = 0; i < segments.length; i++) {
                long start = (long) i << SEGMENT_BITS;
                segments[i] = channel.map(FileChannel.MapMode.READ_ONLY, start, Math.min(SEGMENT_SIZE, size - start))
                        .order(order);
            }
            return new MappedFile(segments, size, order);
        }
    }

    /** The file's length in bytes. */
    public long size() {
        return size;
    }

    /**
     * The memory that holds the byte at {@code at}, which is within the file, in the file's byte order. Who reads from it
     * directly checks the places himself; {@link #offset} tells where the byte is.
     */
    public ByteBuffer segment(long at) {
        return segments[(int) (at >>> SEGMENT_BITS)];
    }

    /** Where in its {@link #segment} the byte at {@code at} is. */
    public static int offset(long at) {
        return (int) at & SEGMENT_SIZE - 1;
    }

    /** The eight bytes of {@code key} from {@code from} on as the number that the file's byte order makes of them. */
    public long word(byte[] key, int from) {
        return (long) (littleEndian ? LITTLE_ENDIAN_WORDS : BIG_ENDIAN_WORDS).get(key, from);
    }

    /** The unsigned byte at {@code at}. */
    public int u8(long at) throws MapFormatException {
        require(at, 1);
        return Byte.toUnsignedInt(segments[(int) (at >>> SEGMENT_BITS)].get(offset(at)));
    }

    /** The unsigned 16-bit number at {@code at}. */
    public int u16(long at) throws MapFormatException {
        require(at, 2);
        int offset = offset(at);
        if (offset <= SEGMENT_SIZE - 2) {
            return Short.toUnsignedInt(segments[(int) (at >>> SEGMENT_BITS)].getShort(offset));
        }
        int first = u8(at);
        int second = u8(at + 1);
        return littleEndian ? second << 8 | first : first << 8 | second;
    }

    /** The 32-bit number at {@code at} as it is. */
    public int i32(long at) throws MapFormatException {
        require(at, 4);
        int offset = offset(at);
        if (offset <= SEGMENT_SIZE - 4) {
            return segments[(int) (at >>> SEGMENT_BITS)].getInt(offset);
        }
        int first = u16(at);
        int second = u16(at + 2);
        return littleEndian ? second << 16 | first : first << 16 | second;
    }

    /** The unsigned 32-bit number at {@code at}. */
    public long u32(long at) throws MapFormatException {
        return Integer.toUnsignedLong(i32(at));
    }

    /** The {@code length} bytes at {@code at}. */
    public byte[] bytes(long at, long length) throws MapFormatException {
        require(at, length);
        if (length > Integer.MAX_VALUE - 8) {
            throw new MapFormatException("offset " + at, "at most 2 GiB in one item", length + " bytes");
        }
        byte[] bytes = new byte[(int) length];
        copy(at, bytes, 0, bytes.length);
        if (length > 0 && at - 1 >>> MEMORY_PAGE_BITS != at + length - 1 >>> MEMORY_PAGE_BITS) {
            // What was read before lies in memory pages that are there; these bytes may not.
            LengthGuard.bringToLight();
        }
        return bytes;
    }

    /** Copies {@code length} bytes from {@code at} to {@code target[from]}. */
    public void copy(long at, byte[] target, int from, int length) throws MapFormatException {
        require(at, length);
        int done = 0;
        while (done < length) {
            int offset = offset(at + done);
            int part = Math.min(length - done, SEGMENT_SIZE - offset);
            segments[(int) (at + done >>> SEGMENT_BITS)].get(offset, target, from + done, part);
            done += part;
        }
    }

    /** Whether the bytes from {@code at} on are those of {@code expected}. */
    public boolean matches(long at, byte[] expected) throws MapFormatException {
        return difference(expected, at, expected.length) == 0;
    }

    /**
     * The difference between the first byte of {@code key} that is not the one in the file and that one, both unsigned;
     * 0 when the first {@code length} bytes from {@code at} on are those of {@code key}, or all of a shorter key.
     */
    public int difference(byte[] key, long at, int length) throws MapFormatException {
        require(at, length);
        int common = Math.min(length, key.length);
        int offset = offset(at);
        int same = 0;
        if (offset <= SEGMENT_SIZE - common) {
            ByteBuffer segment = segment(at);
            while (same <= common - Long.BYTES && segment.getLong(offset + same) == word(key, same)) {
                same += Long.BYTES;
            }
        }
        for (; same < common; same++) {
            int difference = (key[same] & 0xFF) - u8(at + same);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private void require(long at, long length) throws MapFormatException {
        if (at < 0 || length < 0 || at > size - length) {
            throw new MapFormatException(
                    "offset " + at,
                    length + " bytes",
                    at > size ? "a file of " + size + " bytes" : "the end of the file");
        }
    }
}
