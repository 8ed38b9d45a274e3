package dev.tollgate.makemap.build;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * Takes the entries of a build and writes them as a map file. Blocks come from several threads at once and in any order;
 * {@link EntryBlock#number()} gives the order of the input. The writer decides about repeated keys; the same entries
 * give the same bytes, however many threads and whatever heap there are.
 */
public interface MapWriter extends Closeable {
    /** Takes the entries of one block; the block is the writer's from now on. */
    void add(EntryBlock block) throws IOException;

    /**
     * Writes the map from the beginning of the empty file {@code out}; called once, after the last block. The file is
     * neither forced nor closed.
     *
     * @return the number of pairs in the map
     */
    long finish(FileChannel out, ProblemLog problems) throws IOException;

    /** Gives up memory and temporary files. */
    @Override
    void close() throws IOException;
}
