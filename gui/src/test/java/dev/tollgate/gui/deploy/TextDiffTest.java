package dev.tollgate.gui.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.gui.deploy.DiffLine.Kind;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextDiffTest {
    private static AccessFile file(String text) {
        return AccessFile.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> diff(String before, String after) {
        return TextDiff.of(file(before), file(after)).stream()
                .map(line -> line.before() + " " + line.after() + " " + line.kind() + " " + line.text())
                .toList();
    }

    @Test
    void equalTexts_haveNoDifferences() {
        assertEquals(List.of(), diff("a\nb\n", "a\nb\n"));
    }

    @Test
    void changedLine_isRemovedAndAdded() {
        assertEquals(
                List.of("1 1 SAME a", "2 0 REMOVED b", "0 2 ADDED x", "3 3 SAME c"), diff("a\nb\nc\n", "a\nx\nc\n"));
    }

    @Test
    void farLines_areLeftOut() {
        String text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        assertEquals(
                List.of(
                        "0 0 GAP ⋯",
                        "2 2 SAME 2",
                        "3 3 SAME 3",
                        "4 4 SAME 4",
                        "5 0 REMOVED 5",
                        "6 5 SAME 6",
                        "7 6 SAME 7",
                        "8 7 SAME 8",
                        "0 0 GAP ⋯"),
                diff(text, text.replace("5\n", "")));
    }

    /** Taking the removals out and putting the additions in makes the one text of the other. */
    @Test
    void randomTexts_differByTheirDifferences() {
        Seeded.times(1, 2_000, random -> {
            String before = random.ints(random.nextInt(12), 0, 4)
                    .mapToObj(i -> "l" + i + "\n")
                    .collect(Collectors.joining());
            String after = random.ints(random.nextInt(12), 0, 4)
                    .mapToObj(i -> "l" + i + "\n")
                    .collect(Collectors.joining());
            List<DiffLine> lines = TextDiff.of(file(before), file(after));
            List<String> removed = side(lines, Kind.REMOVED);
            List<String> added = side(lines, Kind.ADDED);
            List<String> left = new java.util.ArrayList<>(before.lines().toList());
            lines.stream()
                    .filter(line -> line.kind() == Kind.REMOVED)
                    .sorted((a, b) -> b.before() - a.before())
                    .forEach(line -> assertEquals(line.text(), left.remove(line.before() - 1)));
            lines.stream()
                    .filter(line -> line.kind() == Kind.ADDED)
                    .forEach(line -> left.add(line.after() - 1, line.text()));
            assertEquals(after.lines().toList(), left);
            assertEquals(after.lines().count() - before.lines().count(), added.size() - removed.size());
        });
    }

    private static List<String> side(List<DiffLine> lines, Kind kind) {
        return lines.stream()
                .filter(line -> line.kind() == kind)
                .map(DiffLine::text)
                .toList();
    }
}
