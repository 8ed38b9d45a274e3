package dev.tollgate.makemap.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.MapBuild;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.build.Termination;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.model.source.LineGrammar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PairDiffTest {
    private static final String OLD = """
            # comment
            From:gone.example\tREJECT
            Connect:10.1\tRELAY
            to:same@example\tOK
            """;
    private static final String NEW = """
            connect:10.1   OK

            To:same@example OK
            to:new@example\tERROR:550 no
            """;

    private static final List<PairChange> CHANGES = List.of(
            new PairChange("connect:10.1", List.of("RELAY"), List.of("OK")),
            new PairChange("from:gone.example", List.of("REJECT"), List.of()),
            new PairChange("to:new@example", List.of(), List.of("ERROR:550 no")));

    @TempDir
    Path directory;

    @Test
    void twoTexts_differByTheirEntries() throws IOException {
        List<PairChange> changes = PairDiff.between(text(OLD), text(NEW));

        assertEquals(CHANGES, changes);
        assertEquals(
                List.of(PairChange.Kind.CHANGED, PairChange.Kind.REMOVED, PairChange.Kind.ADDED),
                changes.stream().map(PairChange::kind).toList());
    }

    @ParameterizedTest
    @EnumSource(MapFormat.class)
    void mapOfAnyFormatAndText_differByTheirEntries(MapFormat format) throws IOException {
        Path map = directory.resolve("m");
        try (FileChannel out = FileChannel.open(
                        map, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                MapWriter writer = MapFiles.writer(format, DuplicatePolicy.FIRST_WINS, out, directory)) {
            new MapBuild(LineGrammar.DEFAULT, Termination.PLAIN)
                    .run(null, Channels.newChannel(new ByteArrayInputStream(bytes(OLD))), writer, out);
        }
        try (MapReader reader = MapFiles.open(map)) {
            assertEquals(List.of(), PairDiff.between(text(OLD), reader::forEach));
            assertEquals(CHANGES, PairDiff.between(reader::forEach, text(NEW)));
        }
    }

    @Test
    void repeatedKeys_differWhenTheOrderOfTheirValuesDoes() throws IOException {
        assertEquals(
                List.of(new PairChange("a", List.of("1", "2"), List.of("2", "1"))),
                PairDiff.between(text("a 1\nb 3\na 2\n"), text("a 2\na 1\nb 3\n")));
    }

    private static PairSource text(String text) {
        return PairSource.ofText(bytes(text), LineGrammar.DEFAULT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
