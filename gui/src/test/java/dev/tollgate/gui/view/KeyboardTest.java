package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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
                    assertTrue(reached.size() > 12, pane + ": " + reached);
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
