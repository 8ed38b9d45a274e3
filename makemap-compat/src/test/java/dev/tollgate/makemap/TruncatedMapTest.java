package dev.tollgate.makemap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.MapBuild;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.build.Termination;
import dev.tollgate.makemap.db.Pair;
import dev.tollgate.makemap.db.PairList;
import dev.tollgate.makemap.db.RandomPairs;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.model.source.LineGrammar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reader says when its file is cut off after it was opened. */
class TruncatedMapTest {
    private static final int PAIRS = 20_000;

    private static final int KEPT = 64 << 12;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void fileCutOffWhileOpen_isReportedAsDamage(MapFormat format) throws IOException {
        List<Pair> pairs = RandomPairs.many(PAIRS);
        Path map = directory.resolve("map");
        write(format, pairs, map);
        try (MapReader reader = MapFiles.open(map)) {
            // Until the reads are compiled: only then does the error come late.
            for (int round = 0; round < 5; round++) {
                for (Pair pair : pairs) {
                    assertArrayEquals(pair.value(), reader.get(pair.key()));
                }
            }
            try (FileChannel file = FileChannel.open(map, StandardOpenOption.WRITE)) {
                assertTrue(file.size() > 2 * KEPT, "nothing would be cut off");
                file.truncate(KEPT);
            }
            int cutOff = 0;
            for (Pair pair : pairs.subList(0, 2000)) {
                try {
                    assertArrayEquals(pair.value(), reader.get(pair.key()));
                } catch (MapFormatException reported) {
                    cutOff++;
                }
            }
            assertTrue(cutOff > 100, cutOff + " of 2000 keys were cut off");
            assertThrows(MapFormatException.class, () -> reader.forEach((key, value) -> {}));
        }
    }

    private static void write(MapFormat format, List<Pair> pairs, Path map) throws IOException {
        try (FileChannel out = FileChannel.open(
                        map, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
                MapWriter writer = MapFiles.writer(
                        format,
                        DuplicatePolicy.FIRST_WINS,
                        out,
                        map.toAbsolutePath().getParent())) {
            new MapBuild(LineGrammar.DEFAULT, Termination.PLAIN)
                    .run(new PairList(pairs), Channels.newChannel(new ByteArrayInputStream(new byte[0])), writer, out);
        }
    }
}
