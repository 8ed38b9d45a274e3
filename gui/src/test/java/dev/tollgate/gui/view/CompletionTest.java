package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.vocabulary.Completion;
import dev.tollgate.gui.vocabulary.TagChoice;
import dev.tollgate.model.entry.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/** Somebody lets the editor complete what is typed, with the keyboard alone. */
class CompletionTest extends HandTest {
    private static final String FILE =
            "Connect:192.0.2\tRELAY\nFrom:a@mail.example\tREJECT\nTo:b.example\tOK\nClientRate:\t9\n";

    @SuppressWarnings("unchecked")
    private static ListView<Completion> list() {
        return (ListView<Completion>) Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(window -> window.getScene().lookup("#completions"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<String> offered() {
        return FxThread.call(() -> list() == null
                ? List.of()
                : list().getItems().stream().map(Completion::text).toList());
    }

    private void caretAtTheEndOf(int line) {
        menu("layout-source");
        FxThread.run(() -> {
            CodeArea area = node("#source");
            area.requestFocus();
            area.moveTo(line - 1, area.getParagraphLength(line - 1));
        });
        settle();
    }

    @Test
    void tagInTheSource_isChosenByKeys() throws IOException {
        open(FILE + "cl");
        caretAtTheEndOf(5);
        press(KeyCode.SPACE, KeyCode.CONTROL);
        assertEquals(List.of("ClientRate:", "ClientConn:"), offered().subList(0, 2));
        String help = FxThread.call(() -> this.<Node>node("#source").getAccessibleHelp());
        assertEquals("ClientRate:. New connections of a client per minute", help);
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        assertEquals(FILE + "ClientConn:", text());
        assertEquals(List.of(), offered());
        assertEquals("source", focus());
    }

    @Test
    void escape_closesTheListAndChangesNothing() throws IOException {
        open(FILE + "f");
        caretAtTheEndOf(5);
        press(KeyCode.SPACE, KeyCode.CONTROL);
        assertEquals(List.of("From:"), offered());
        press(KeyCode.ESCAPE);
        assertEquals(List.of(), offered());
        assertEquals(FILE + "f", text());
        press(KeyCode.ENTER);
        assertEquals(FILE + "f\n", text());
    }

    @Test
    void list_followsWhatIsTyped() throws IOException {
        open(FILE + "t");
        caretAtTheEndOf(5);
        press(KeyCode.SPACE, KeyCode.CONTROL);
        assertTrue(
                offered().contains("TLS_Srv:") && offered().contains("To:"),
                offered().toString());
        type("o");
        assertEquals(List.of("To:"), offered());
        type("x");
        assertEquals(List.of(), offered());
    }

    /** Puts {@code text} on the last line and asks what can stand at its end. */
    private List<String> offeredAfter(String text) {
        FxThread.run(() -> workbench.commands().setText("test", 5, text));
        caretAtTheEndOf(5);
        press(KeyCode.SPACE, KeyCode.CONTROL);
        List<String> found = offered();
        assertTrue(FxThread.call(() -> list() == null
                || list().getItems().stream().noneMatch(word -> word.sentence().isBlank())));
        press(KeyCode.ESCAPE);
        return found;
    }

    @Test
    void keysAndDomainsOfTheFile_areOfferedWhereTheTagHasThem() throws IOException {
        open(FILE + "x");
        assertEquals(List.of("192.0.2", "b.example", "mail.example"), offeredAfter("Connect:"));
        assertEquals(List.of("a@mail.example", "b.example", "mail.example"), offeredAfter("From:"));
        assertEquals(List.of("x@b.example", "x@mail.example"), offeredAfter("From:x@"));
        assertEquals(List.of("mail.example"), offeredAfter("TLS_Srv:m"));
        assertEquals(List.of("192.0.2"), offeredAfter("ClientRate:"));
        assertEquals(List.of("192.0.2"), offeredAfter("#ClientRate:1"));
    }

    @Test
    void wordsOfTheValue_followTheTag() throws IOException {
        open(FILE + "x");
        assertEquals(List.of("RELAY"), offeredAfter("Connect:192.0.2.7\tREL"));
        assertEquals(List.of("CN", "CN:", "CS:", "CI:", "CITag:"), offeredAfter("TLS_Srv:x.example\tVERIFY+C"));
        assertEquals(List.of("RELAY", "SUBJECT"), offeredAfter("CertIssuer:/CN=a\t"));
        assertEquals(List.of("NO"), offeredAfter("Try_TLS:x.example\tn"));
        assertEquals(
                List.of("V"),
                offeredAfter("Srv_Features:x.example\ta ").stream()
                        .filter("V"::equals)
                        .toList());
        assertEquals(List.of("\"P:"), offeredAfter("AuthInfo:x.example\t\"U:u\" \"P"));
        assertEquals(List.of("KeyFile="), offeredAfter("TLS_Clt_Features:x.example\tCertFile=/x; Ke"));
    }

    @Test
    void tagCell_isCompletedByKeys() throws IOException {
        open(FILE);
        editTag(2);
        type("tls");
        assertEquals("tls", typed());
        press(KeyCode.SPACE, KeyCode.CONTROL);
        assertTrue(
                offered().size() > 3 && offered().stream().allMatch(word -> word.startsWith("TLS_")),
                offered().toString());
        press(KeyCode.DOWN);
        String wanted =
                FxThread.call(() -> list().getSelectionModel().getSelectedItem().text());
        press(KeyCode.ENTER);
        press(KeyCode.ENTER);
        assertEquals(FILE.replace("To:b", wanted + "b"), text());
        assertEquals("entries", focus());
    }

    @Test
    void escapeInTheCell_closesTheListFirst() throws IOException {
        open(FILE);
        editTag(2);
        type("t");
        assertEquals("t", typed());
        press(KeyCode.SPACE, KeyCode.CONTROL);
        assertFalse(offered().isEmpty());
        press(KeyCode.ESCAPE);
        assertEquals("t", typed());
        press(KeyCode.ESCAPE);
        assertEquals(FILE, text());
    }

    @Test
    void everyTag_hasASentence() {
        List<String> choices = TagChoice.all().stream().map(TagChoice::text).toList();
        assertTrue(choices.containsAll(
                Tag.named().stream().map(tag -> tag.text() + ":").toList()));
        assertTrue(
                TagChoice.all().stream().noneMatch(choice -> choice.sentence().isBlank()));
    }

    private void editTag(int row) {
        cell("#entries", TAG_COLUMN, row);
        FxThread.run(() -> edit(node("#entries"), row));
        FxThread.await(
                "the cell is edited",
                () -> stage.getScene().getFocusOwner() instanceof TextInputControl field
                        && field.getParent() instanceof TableCell);
    }

    private static <T> void edit(TableView<T> table, int row) {
        table.edit(row, table.getColumns().get(TAG_COLUMN));
    }
}
