package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.view.table.SelectionLimit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/** Walks through the window with the Tab key. */
class KeyboardTest extends WindowTest {
    private static final int MOST_STEPS = 300;
    private static final List<String> PANES =
            List.of("problems", "question", "certificates", "changes", "map", "history");

    @Test
    void tabReachesEveryControl_andEachSaysWhatItIs() throws IOException {
        open("Connect:192.0.2\tRELAY\nTLS_Srv:x.example\tVERIFY:128+CN:mx.example\n");
        List<String> nameless = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (int line = 1; line <= 2; line++) {
            selectLine(line);
            for (String pane : PANES) {
                pane(pane);
                FxThread.run(() -> {
                    Set<Node> reached = walk();
                    assertTrue(reached.size() > 8, pane + ": " + reached);
                    reached.stream()
                            .filter(node -> name(node).isEmpty())
                            .forEach(node -> nameless.add(pane + ": " + node));
                    focusable(stage.getScene().getRoot()).stream()
                            .filter(node -> !reached.contains(node))
                            .forEach(node -> missed.add(pane + ": " + node));
                });
            }
        }
        assertEquals(List.of(), nameless.stream().distinct().toList());
        assertEquals(List.of(), missed.stream().distinct().toList());
    }

    @Test
    void f6_leadsOutOfTheTextAndThroughAllParts() throws IOException {
        open("Connect:192.0.2\tRELAY\n");
        menu("layout-both");
        selectLine(1);
        FxThread.run(() -> this.<Node>node("#source").requestFocus());
        key(KeyCode.TAB, false);
        assertEquals("source", focused());
        List<String> forward = new ArrayList<>();
        for (int step = 0; step < 4; step++) {
            menu("region.next");
            forward.add(focused());
        }
        assertEquals(List.of("inspector", "panes", "entries", "source"), forward);
        List<String> back = new ArrayList<>();
        for (int step = 0; step < 4; step++) {
            menu("region.previous");
            back.add(focused());
        }
        assertEquals(List.of("entries", "panes", "inspector", "source"), back);
    }

    @Test
    void commandForAPane_leadsIntoIt() throws IOException {
        open("Connect:192.0.2\tRELAY\n");
        List<String> homes = new ArrayList<>();
        for (String pane : PANES) {
            menu("show." + pane);
            homes.add(FxThread.call(() -> stage.getScene().getFocusOwner().getId()));
        }
        assertEquals(List.of("problems", "question-phase", "authority", "diff", "map-path", "revisions"), homes);
    }

    @Test
    void selectionOfEverything_isRefusedWhereItWouldTakeForever() throws IOException {
        open("a.example\tOK\n".repeat(SelectionLimit.MOST_ROWS + 1));
        selectLine(1);
        for (KeyCode code : List.of(KeyCode.END, KeyCode.A)) {
            FxThread.run(() -> {
                workbench.notices().all().clear();
                Event.fireEvent(
                        this.<TableView<?>>node("#entries"),
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED,
                                "",
                                "",
                                code,
                                code == KeyCode.END,
                                code == KeyCode.A,
                                false,
                                false));
            });
            assertTrue(said().contains("selects up to 100,000 entries"), said());
            assertEquals(1, FxThread.call(() -> workbench.selection().lines().size()));
        }
    }

    @Test
    void severalSelectedEntries_stayThatInTheTable() throws IOException {
        open("a.example\tOK\nb.example\tOK\nc.example\tOK\nd.example\tOK\n");
        FxThread.run(() -> workbench.selection().select(new TreeSet<>(List.of(1, 3, 4)), 3));
        assertEquals(
                List.of(0, 2, 3),
                FxThread.call(() -> List.copyOf(
                        this.<TableView<?>>node("#entries").getSelectionModel().getSelectedIndices())));
        menu("comment");
        assertEquals("#a.example\tOK\nb.example\tOK\n#c.example\tOK\n#d.example\tOK\n", text());
        assertEquals(
                List.of(0, 2, 3),
                FxThread.call(() -> List.copyOf(
                        this.<TableView<?>>node("#entries").getSelectionModel().getSelectedIndices())));
    }

    @Test
    void delete_takesTheSelectedEntriesOfTheTable_butNotWhileTyping() throws IOException {
        open("a.example\tOK\nb.example\tOK\nc.example\tOK\n");
        selectLine(2);
        FxThread.run(() -> this.<Node>node("#entries").requestFocus());
        key(KeyCode.DELETE, false);
        assertEquals("a.example\tOK\nc.example\tOK\n", text());
        FxThread.run(() -> this.<Node>node("#filter-text").requestFocus());
        key(KeyCode.DELETE, false);
        assertEquals("a.example\tOK\nc.example\tOK\n", text());
        menu("undo");
        assertEquals("a.example\tOK\nb.example\tOK\nc.example\tOK\n", text());
    }

    /** The id of the part of the window that has the focus. */
    private String focused() {
        return FxThread.call(() -> {
            for (Node node = stage.getScene().getFocusOwner(); node != null; node = node.getParent()) {
                if (List.of("entries", "source", "inspector", "panes").contains(String.valueOf(node.getId()))) {
                    return node.getId();
                }
            }
            return "";
        });
    }

    @Test
    void menus_canBeReachedAndReadByKey() throws IOException {
        open("a.example\tOK\n");
        List<String> wrong = new ArrayList<>();
        FxThread.run(() -> check(((MenuBar) node(".menu-bar")).getMenus(), wrong));
        assertEquals(List.of(), wrong);
    }

    /** Each item has a letter of its own in its menu, and no two the same accelerator. */
    private static void check(List<? extends MenuItem> items, List<String> wrong) {
        Set<String> letters = new LinkedHashSet<>();
        for (MenuItem item : items) {
            if (item instanceof SeparatorMenuItem) {
                continue;
            }
            int mark = item.getText().indexOf('_');
            String letter =
                    mark < 0 ? "" : item.getText().substring(mark + 1, mark + 2).toLowerCase(Locale.ROOT);
            if (letter.isEmpty() || !letters.add(letter)) {
                wrong.add(item.getText());
            }
            if (item instanceof Menu menu) {
                check(menu.getItems(), wrong);
            }
        }
    }

    @Test
    void accelerators_doNotClash() throws IOException {
        open("a.example\tOK\n");
        List<String> keys = FxThread.call(() -> ((MenuBar) node(".menu-bar"))
                .getMenus().stream()
                        .flatMap(menu -> menu.getItems().stream())
                        .filter(item -> item.getAccelerator() != null)
                        .map(item -> item.getAccelerator().toString())
                        .toList());
        assertEquals(keys.stream().distinct().toList(), keys);
        assertTrue(keys.size() > 25, keys.toString());
    }

    @Test
    void choosers_openByKey() throws IOException {
        open("Connect:192.0.2\tRELAY\n");
        selectLine(1);
        pane("question");
        List<Node> opened = new ArrayList<>();
        List<Node> closed = new ArrayList<>();
        FxThread.run(() -> focusable(stage.getScene().getRoot()).forEach(node -> {
            if (node instanceof ComboBoxBase<?> box) {
                press(box, KeyCode.F4);
                (box.isShowing() ? opened : closed).add(box);
                box.hide();
            } else if (node instanceof MenuButton button) {
                press(button, KeyCode.SPACE);
                (button.isShowing() ? opened : closed).add(button);
                button.hide();
            }
        }));
        assertEquals(List.of(), closed);
        assertTrue(opened.size() > 5, opened.toString());
    }

    private static void press(Node node, KeyCode code) {
        node.requestFocus();
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, false, false, false));
    }

    @Test
    void keys_areListedInAWindowThatDoesNotStandInTheWay() throws IOException {
        open("a.example\tOK\n");
        menu("keys");
        Window keys = FxThread.call(() -> Window.getWindows().stream()
                .filter(window -> window != stage && window.getScene().lookup("#keys") != null)
                .findFirst()
                .orElseThrow());
        FxThread.run(() -> {
            TableView<?> table = (TableView<?>) keys.getScene().lookup("#keys");
            assertTrue(table.getItems().size() > 35, table.getItems().toString());
            assertTrue(
                    table.getItems().toString().contains("F6"), table.getItems().toString());
            Event.fireEvent(
                    table, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            assertFalse(keys.isShowing());
        });
    }

    /** The nodes that have the focus one after the other, until it is back where it began. */
    private Set<Node> walk() {
        this.<Node>node("#entries").requestFocus();
        Set<Node> reached = new LinkedHashSet<>();
        for (int step = 0; step < MOST_STEPS; step++) {
            Node owner = stage.getScene().getFocusOwner();
            assertTrue(owner != null, "something has the focus");
            if (!reached.add(owner)) {
                return reached;
            }
            Event.fireEvent(
                    owner, new KeyEvent(KeyEvent.KEY_PRESSED, "\t", "", KeyCode.TAB, false, false, false, false));
        }
        throw new AssertionError("Tab never comes back: " + reached);
    }

    private static List<Node> focusable(Node node) {
        List<Node> found = new ArrayList<>();
        if (!node.isVisible() || node.isDisabled()) {
            return found;
        }
        if (node.isFocusTraversable()) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(focusable(child)));
        }
        return found;
    }

    /** What a screen reader would say. */
    private String name(Node node) {
        if (node.getAccessibleText() != null && !node.getAccessibleText().isBlank()) {
            return node.getAccessibleText();
        }
        if (node instanceof TabPane panes) {
            return panes.getSelectionModel().getSelectedItem().getText();
        }
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank()) {
            return labeled.getText();
        }
        return stage.getScene().getRoot().lookupAll(".label").stream()
                .filter(label -> label instanceof Label text && text.getLabelFor() == node)
                .map(label -> ((Label) label).getText())
                .findFirst()
                .orElse("");
    }
}
