package dev.tollgate.makemap.build;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps whole blocks until the last one has come; those that do not fit into memory in a temporary file. */
public final class BlockStore implements Closeable {
    private final SpillFile spill;
    private final long memoryAllowed = SpillFile.memoryAllowance();
    private final List<Kept> blocks = new ArrayList<>();
    private long memoryUsed;

    /** A block in memory, or where it lies in the temporary file. */
    private record Kept(@Nullable EntryBlock block, int number, long position, int length) {}

    /** A store that spills, when it has to, into a file in {@code spillDirectory}. */
    public BlockStore(Path spillDirectory) {
        spill = new SpillFile(spillDirectory);
    }

    /** Adds {@code block}. */
    public void add(EntryBlock block) throws IOException {
        if (block.size() == 0) {
            return;
        }
        int length = block.packedLength();
        if (!reserve(length)) {
            ByteBuffer packed = block.pack();
            keep(new Kept(null, block.number(), spill.write(packed), length));
        } else {
            keep(new Kept(block, block.number(), 0, length));
        }
    }

    private synchronized boolean reserve(int length) {
        boolean fits = memoryUsed + length <= memoryAllowed;
        memoryUsed += fits ? length : 0;
        return fits;
    }

    private synchronized void keep(Kept block) {
        blocks.add(block);
    }

    /** The number of blocks. */
    public synchronized int size() {
        return blocks.size();
    }

    /** The {@code i}th block, in no particular order. */
    public EntryBlock get(int i) throws IOException {
        Kept kept;
        synchronized (this) {
            kept = blocks.get(i);
        }
        if (kept.block != null) {
            return kept.block;
        }
        ByteBuffer packed = ByteBuffer.allocate(kept.length);
        spill.read(packed, kept.position);
        return EntryBlock.unpack(kept.number, packed.flip());
    }

    /** Forgets all blocks. */
    public synchronized void clear() {
        blocks.clear();
        memoryUsed = 0;
    }

    @Override
    public void close() throws IOException {
        spill.close();
    }
}
