package dev.tollgate.gui.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LineCommandsTest {
    private final EditorModel editor = new EditorModel(() -> 0);
    private final LineCommands commands = new LineCommands(editor);

    private static TreeSet<Integer> lines(Integer... numbers) {
        return new TreeSet<>(List.of(numbers));
    }

    private void open(String text) {
        editor.open(null, EditorModelTest.file(text));
    }

    private void assertText(String expected) {
        assertEquals(expected, EditorModelTest.text(editor));
    }

    @Test
    void add_putsTheLineBelow() {
        open("a OK\nb OK\n");
        assertEquals(lines(2), commands.add(1, "x OK"));
        assertText("a OK\nx OK\nb OK\n");
    }

    @Test
    void addBehindALineWithoutEnding_keepsTheOpenEnd() {
        open("a OK\nb OK");
        assertEquals(lines(3), commands.add(2, "x OK"));
        assertText("a OK\nb OK\nx OK");
    }

    @Test
    void addToAnEmptyFile_works() {
        open("");
        assertEquals(lines(1), commands.add(0, "x OK"));
        assertText("x OK\n");
    }

    @Test
    void addToACrlfFile_endsAsTheOthersDo() {
        open("a OK\r\nb OK\r\n");
        commands.add(2, "x OK");
        assertText("a OK\r\nb OK\r\nx OK\r\n");
    }

    @Test
    void duplicate_putsEachCopyBelowItsLine() {
        open("a OK\nb OK\nc OK");
        assertEquals(lines(2, 5), commands.duplicate(lines(1, 3)));
        assertText("a OK\na OK\nb OK\nc OK\nc OK");
    }

    @Test
    void delete_takesScatteredLinesOut() {
        open("a OK\nb OK\nc OK\nd OK\n");
        assertEquals(lines(1), commands.delete(lines(1, 3)));
        assertText("b OK\nd OK\n");
        editor.undo();
        assertText("a OK\nb OK\nc OK\nd OK\n");
    }

    @Test
    void toggleComment_commentsOutAndBringsBack() {
        open("a OK\n#b OK\n");
        commands.toggleComment(lines(1, 2));
        assertText("#a OK\n##b OK\n");
        commands.toggleComment(lines(1, 2));
        assertText("a OK\n#b OK\n");
        commands.toggleComment(lines(2));
        assertText("a OK\nb OK\n");
    }

    @Test
    void move_bringsLinesTogetherInFrontOfTheTarget() {
        open("a\nb\nc\nd\ne\n");
        assertEquals(lines(2, 3), commands.move(lines(3, 5), 2));
        assertText("a\nc\ne\nb\nd\n");
        assertEquals(lines(4, 5), commands.move(lines(1, 2), 6));
        assertText("e\nb\nd\na\nc\n");
    }

    @Test
    void moveOfALineWithoutEnding_joinsNothing() {
        open("a\nb\nc");
        commands.move(lines(3), 1);
        assertText("c\na\nb\n");
    }

    @Test
    void copyAndPaste_areTextLines() {
        open("a OK\nb\u0000 OK\n");
        assertEquals("a OK\nb␀ OK\n", commands.copy(lines(1, 2)));
        assertEquals(lines(2, 3), commands.paste(1, "x OK\r\ny OK"));
        assertText("a OK\nx OK\ny OK\nb\u0000 OK\n");
    }
}
