package dev.tollgate.makemap.command;

import dev.tollgate.makemap.build.EntryBlock;
import dev.tollgate.makemap.build.MapBuild;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.build.ProblemLog;
import dev.tollgate.makemap.build.Termination;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.format.PairConsumer;
import dev.tollgate.model.source.LineGrammar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds a text to a map that was made for repeated keys, without {@code -d} and {@code -r}: the map keeps all it has, and
 * an entry of the text whose key is there already is left out.
 */
final class RepeatsAppender implements MapWriter {
    private final MapFormat format;
    private final MapWriter target;
    private final List<EntryBlock> blocks = new ArrayList<>();

    /** A writer that passes the remaining pairs to {@code target}, which keeps repeated keys. */
    RepeatsAppender(MapFormat format, MapWriter target) {
        this.format = format;
        this.target = target;
    }

    @Override
    public void add(EntryBlock block) {
        synchronized (blocks) {
            blocks.add(block);
        }
    }

    @Override
    public long finish(FileChannel out, ProblemLog problems) throws IOException {
        List<byte[]> remaining = new ArrayList<>();
        synchronized (blocks) {
            blocks.sort(Comparator.comparingInt(EntryBlock::number));
            Set<ByteBuffer> keys = new HashSet<>();
            for (EntryBlock block : blocks) {
                boolean fromText = block.lines() > 0;
                for (int i = 0; i < block.size(); i++) {
                    byte[] key = slice(block, block.keyStart(i), block.keyLength(i));
                    if (keys.add(ByteBuffer.wrap(key)) || !fromText) {
                        remaining.add(key);
                        remaining.add(slice(block, block.valueStart(i), block.valueLength(i)));
                    } else {
                        problems.duplicate(block.sequence(i), key, 0, key.length);
                    }
                }
            }
        }
        return new MapBuild(LineGrammar.DEFAULT, Termination.PLAIN)
                .run(
                        new Pairs(format, remaining),
                        Channels.newChannel(new ByteArrayInputStream(new byte[0])),
                        target,
                        out)
                .entries();
    }

    private static byte[] slice(EntryBlock block, int from, int length) {
        return Arrays.copyOfRange(block.bytes(), from, from + length);
    }

    @Override
    public void close() throws IOException {
        target.close();
    }

    /** Keys and values in turn. */
    private record Pairs(MapFormat format, List<byte[]> items) implements MapReader {
        @Override
        public byte @Nullable [] get(byte[] key) {
            for (int i = 0; i < items.size(); i += 2) {
                if (Arrays.equals(items.get(i), key)) {
                    return items.get(i + 1);
                }
            }
            return null;
        }

        @Override
        public void forEach(PairConsumer pairs) throws IOException {
            for (int i = 0; i < items.size(); i += 2) {
                pairs.accept(items.get(i), items.get(i + 1));
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
