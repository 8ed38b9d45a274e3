package dev.tollgate.gui.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.model.source.AccessFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final String[] PIECES = {"a OK", "x", "\n", "", "ü\n", "\n\n", "q\nr"};

    /** Whatever is typed where, the document reads as the text area does. */
    @Test
    void randomTyping_givesTheShownText() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            EditorModel editor = new EditorModel(() -> 0);
            editor.open(
                    null,
                    EditorModelTest.file(random.nextBoolean() ? "" : "a OK\n\nb OK" + "\n".repeat(random.nextInt(3))));
            String shown = page(editor).text(editor.document());
            for (int i = 0; i < 8; i++) {
                int from = random.nextInt(shown.length() + 1);
                int to = Math.min(shown.length(), from + random.nextInt(4));
                String typed = PIECES[random.nextInt(PIECES.length)];
                String after = shown.substring(0, from) + typed + shown.substring(to);
                int index = newlines(shown.substring(0, from));
                int removed = newlines(shown.substring(from, to)) + 1;
                List<String> lines = new ArrayList<>(Arrays.asList(after.split("\n", -1)));
                List<String> fresh = lines.subList(index, index + newlines(typed) + 1);
                AccessFile before = editor.document();
                Page.Replacement made = page(editor).replacement(before, index, removed, fresh);
                editor.splice("Type", made.first(), made.removed(), made.lines());
                shown = after;
                assertEquals(
                        shown, page(editor).text(editor.document()), "seed " + seed + " step " + i + " typed " + typed);
                assertEquals(
                        EditorModelTest.text(editor),
                        new String(
                                AccessFile.parse(editor.document().render()).render(),
                                java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static Page page(EditorModel editor) {
        return Page.around(editor.document(), 1);
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    @Test
    void largeFile_isShownInPart() {
        AccessFile large = EditorModelTest.file("a OK\n".repeat(50_000));
        assertEquals(new Page(1, 20_000), Page.around(large, 1));
        assertEquals(new Page(29_000, 48_999), Page.around(large, 30_000));
        assertEquals(new Page(30_001, 50_000), Page.around(large, 50_000));
    }
}
