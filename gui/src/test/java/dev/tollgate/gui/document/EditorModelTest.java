package dev.tollgate.gui.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineEnding;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EditorModelTest {
    private long now = 1_000;
    private final EditorModel editor = new EditorModel(() -> now);

    static AccessFile file(String text) {
        return AccessFile.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String text(EditorModel editor) {
        return new String(editor.document().render(), StandardCharsets.ISO_8859_1);
    }

    private static Line line(String text) {
        return new Line(text, LineEnding.LF);
    }

    @Test
    void edit_isUndoneAndRedone() {
        editor.open(Path.of("access"), file("a OK\nb OK\n"));
        editor.splice("Change", 2, 1, List.of(line("b REJECT")));
        assertEquals("a OK\nb REJECT\n", text(editor));
        assertEquals("Change", editor.undoLabelProperty().get());
        editor.undo();
        assertEquals("a OK\nb OK\n", text(editor));
        assertFalse(editor.dirtyProperty().get());
        editor.redo();
        assertEquals("a OK\nb REJECT\n", text(editor));
        assertTrue(editor.dirtyProperty().get());
    }

    @Test
    void quickTypingInOneLine_isOneStep() {
        editor.open(null, file("a OK\n"));
        editor.type("Type", 1, 1, List.of(line("ab OK")));
        now += 500;
        editor.type("Type", 1, 1, List.of(line("abc OK")));
        now += 5_000;
        editor.type("Type", 1, 1, List.of(line("abcd OK")));
        editor.undo();
        assertEquals("abc OK\n", text(editor));
        editor.undo();
        assertEquals("a OK\n", text(editor));
        assertEquals("", editor.undoLabelProperty().get());
    }

    @Test
    void undoBehindASave_isDirtyAgain() {
        editor.open(Path.of("access"), file("a OK\n"));
        editor.splice("Change", 1, 1, List.of(line("a REJECT")));
        editor.markSaved(Path.of("access"), editor.document());
        assertFalse(editor.dirtyProperty().get());
        editor.undo();
        assertTrue(editor.dirtyProperty().get());
        editor.redo();
        assertFalse(editor.dirtyProperty().get());
    }

    @Test
    void changes_sayWhichLinesDiffer() {
        editor.open(null, file("a OK\nb OK\nc OK\n"));
        List<LineChange> seen = new ArrayList<>();
        editor.onChange(change -> seen.add(change.lines()));
        editor.apply("Fix", List.of(TextEdit.replace(2, new Span(0, 1), "x\ny")));
        editor.undo();
        editor.replaceAll("Reload", file("a OK\nc OK\n"));
        assertEquals(List.of(new LineChange(2, 1, 2), new LineChange(2, 2, 1), new LineChange(2, 1, 0)), seen);
    }

    @Test
    void randomEdits_areAllTakenBack() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            StringBuilder start = new StringBuilder();
            for (int i = random.nextInt(5_000); i >= 0; i--) {
                start.append("From:h").append(i).append(" OK\n");
            }
            start.append(random.nextBoolean() ? "last OK" : "");
            editor.open(null, file(start.toString()));
            List<String> states = new ArrayList<>(List.of(text(editor)));
            for (int i = 0; i < 10; i++) {
                int count = editor.document().lineCount();
                int first = 1 + random.nextInt(count);
                int removed = random.nextInt(Math.min(3_000, count - first + 1) + 1);
                List<Line> lines = random.nextBoolean() ? List.of() : List.of(line("x OK"), line("y OK"));
                editor.splice("Edit", first, removed, lines);
                states.add(text(editor));
                if (editor.document().lineCount() == 0) {
                    break;
                }
            }
            for (int i = states.size() - 1; i >= 0; i--) {
                assertEquals(states.get(i), text(editor), "seed " + seed);
                editor.undo();
            }
            assertFalse(editor.dirtyProperty().get());
        }
    }
}
