package dev.tollgate.makemap.build;

import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.report.BuildReport;
import dev.tollgate.model.source.LineGrammar;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds a map from a text that follows makemap's line grammar.
 *
 * @param grammar how lines are read
 * @param termination whether keys and values get a NUL byte
 * @param progress told from time to time how many bytes of the text have been read
 */
public record MapBuild(LineGrammar grammar, Termination termination, LongConsumer progress) {
    /** A build that tells nobody how far it is. */
    public MapBuild(LineGrammar grammar, Termination termination) {
        this(grammar, termination, bytes -> {});
    }

    /**
     * Reads {@code text} to its end and has {@code writer} write the map. The caller closes all arguments.
     *
     * @param existing pairs that come before those of the text ({@code makemap -o}), as they are
     * @param out an empty file
     */
    public BuildReport run(@Nullable MapReader existing, ReadableByteChannel text, MapWriter writer, FileChannel out)
            throws IOException {
        try (TaskQueue tasks = new TaskQueue()) {
            int number = 0;
            if (existing != null) {
                PairBlocks pairs = new PairBlocks(writer);
                existing.forEach(pairs::add);
                number = pairs.flush();
            }
            ProblemLog problems = new ProblemLog(termination, number);
            LineCounts lines = new LineCounts();
            BlockSource source = new BlockSource(text);
            long read = 0;
            for (BlockSource.Block next = source.next(); next != null; next = source.next()) {
                BlockSource.Block block = next;
                int blockNumber = number++;
                tasks.submit(() -> {
                    EntryBlock entries =
                            EntryBlock.parse(blockNumber, block.bytes, block.length, grammar, termination, problems);
                    lines.set(blockNumber, entries.lines());
                    writer.add(entries);
                });
                read += block.length;
                progress.accept(read);
            }
            tasks.await();
            long entries = writer.finish(out, problems);
            return new BuildReport(entries, lines.total(), problems.sorted(lines.before()));
        }
    }
}
