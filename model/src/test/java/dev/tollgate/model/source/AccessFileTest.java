package dev.tollgate.model.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.testkit.Seeded;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AccessFileTest {
    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] messyBytes(Random random) {
        byte[] bytes = new byte[random.nextInt(4000)];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            if (random.nextInt(12) == 0) {
                bytes[i] = (byte) Seeded.pick(random, '\n', '\r', '\0', ' ').charValue();
            }
        }
        return bytes;
    }

    @Test
    void anyBytes_renderGivesThemBack() {
        Seeded.times(1, 500, random -> {
            byte[] bytes = messyBytes(random);
            assertArrayEquals(bytes, AccessFile.parse(bytes).render());
        });
    }

    @Test
    void eachLineReplacedByItself_rendersTheSameBytes() {
        Seeded.times(1, 50, random -> {
            byte[] bytes = messyBytes(random);
            AccessFile file = AccessFile.parse(bytes);
            for (int i = 1; i <= file.lineCount(); i++) {
                file = file.replace(i, List.of(file.line(i)));
            }
            assertArrayEquals(bytes, file.render());
        });
    }

    @Test
    void editAcrossLines_joinsThem() {
        AccessFile file = AccessFile.parse(latin1("a 1\nb\r\n  c\nd 4"));
        AccessFile joined = file.apply(List.of(new TextEdit(2, 1, 3, 2, "")));
        assertArrayEquals(latin1("a 1\nbc\nd 4"), joined.render());
        assertArrayEquals(latin1("a 1\nb\r\n  c\nd 4"), file.render());
    }

    @Test
    void editWithNewline_splitsWithTheLinesOwnEnding() {
        AccessFile file = AccessFile.parse(latin1("a 1\r\nb 2\n"));
        AccessFile split = file.apply(List.of(TextEdit.replace(1, new Span(0, 3), "x 1\ny 1")));
        assertArrayEquals(latin1("x 1\r\ny 1\r\nb 2\n"), split.render());
    }

    @Test
    void appendToFileWithoutFinalNewline_separatesTheLines() {
        AccessFile file = AccessFile.parse(latin1("a 1"));
        AccessFile longer = file.insert(2, List.of(new Line("b 2", LineEnding.LF)));
        assertArrayEquals(latin1("a 1\nb 2"), longer.render());
        assertEquals(2, longer.lineCount());
    }

    @Test
    void lineWithoutEndingInTheMiddle_getsTheCommonOne() {
        AccessFile file = AccessFile.parse(latin1("a 1\r\nb 2\r\n"));
        AccessFile changed = file.replace(1, List.of(new Line("x 9", LineEnding.NONE)));
        assertArrayEquals(latin1("x 9\r\nb 2\r\n"), changed.render());
    }

    /** Against a list of lines, over stretches that span several blocks. */
    @Test
    void splicedStretch_isWhatAListOfLinesBecomes() {
        Seeded.times(1, 200, random -> {
            List<Line> expected = new ArrayList<>();
            for (int i = random.nextInt(2_500); i > 0; i--) {
                expected.add(new Line("l" + i, LineEnding.LF));
            }
            AccessFile file = AccessFile.parse(rendered(expected));
            int first = 1 + random.nextInt(expected.size() + 1);
            int removed = random.nextInt(expected.size() + 2 - first);
            List<Line> lines = new ArrayList<>();
            for (int i = random.nextInt(1_500); i > 0; i--) {
                lines.add(new Line("n" + i, LineEnding.LF));
            }
            AccessFile spliced = file.splice(first, removed, lines);
            expected.subList(first - 1, first - 1 + removed).clear();
            expected.addAll(first - 1, lines);
            assertArrayEquals(rendered(expected), spliced.render());
            assertEquals(expected.size(), spliced.lineCount());
        });
    }

    private static byte[] rendered(List<Line> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.forEach(line -> bytes.writeBytes(line.bytes()));
        return bytes.toByteArray();
    }
}
