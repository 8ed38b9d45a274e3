package dev.tollgate.makemap.build;

import dev.tollgate.model.source.LineGrammar;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/** Cuts a text of unknown length into stretches that begin and end where makemap would begin a line. */
final class BlockSource {
    /** Small enough that a block's garbage never leaves the young generation, large enough to keep a core busy. */
    static final int BLOCK_SIZE = 1 << 18;

    private final ReadableByteChannel text;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCK_SIZE);
    private byte[] rest = new byte[0];
    private boolean ended;

    BlockSource(ReadableByteChannel text) {
        this.text = text;
    }

    /** Some bytes with at least one spare byte after them. */
    static final class Block {
        final byte[] bytes;
        final int length;

        private Block(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }
    }

    /** The next stretch; null at the end. */
    @Nullable
    Block next() throws IOException {
        byte[] bytes = new byte[BLOCK_SIZE + 1];
        int length = rest.length;
        System.arraycopy(rest, 0, bytes, 0, length);
        rest = new byte[0];
        while (length < BLOCK_SIZE && !ended) {
            buffer.clear().limit(BLOCK_SIZE - length);
            int read = text.read(buffer);
            ended = read < 0;
            if (read > 0) {
                buffer.flip().get(bytes, length, read);
                length += read;
            }
        }
        if (ended) {
            return length == 0 ? null : new Block(bytes, length);
        }
        int cut = cut(bytes, length);
        rest = new byte[length - cut];
        System.arraycopy(bytes, cut, rest, 0, rest.length);
        return new Block(bytes, cut);
    }

    private static int cut(byte[] bytes, int length) {
        for (int i = length - 1; i >= 0; i--) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        // One enormous line: makemap begins anew after each full buffer.
        int full = LineGrammar.BUFFER_SIZE - 1;
        return length / full * full;
    }
}
