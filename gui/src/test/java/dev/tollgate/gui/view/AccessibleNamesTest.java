package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.gui.FxThread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the keyboard can reach has a name that a screen reader can say. */
class AccessibleNamesTest extends WindowTest {
    private List<String> nameless() {
        return FxThread.call(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            List<String> found = new ArrayList<>();
            collect(stage.getScene().getRoot(), found);
            return found;
        });
    }

    private static void collect(Node node, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Control control && control.isFocusTraversable() && !isFrame(control) && !isNamed(control)) {
            found.add(control.getClass().getSimpleName() + " " + control.getId() + " " + control.getStyleClass());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    /** Frames have no name of their own: what they hold is read. */
    private static boolean isFrame(Control control) {
        return control instanceof TabPane
                || control instanceof SplitPane
                || control instanceof ScrollPane
                || control instanceof ScrollBar;
    }

    private static boolean isNamed(Control control) {
        String text = control instanceof Labeled labeled ? labeled.getText() : null;
        return text != null && !text.isBlank()
                || control.getAccessibleText() != null
                        && !control.getAccessibleText().isBlank()
                || control.getParent() instanceof Control outer && isNamed(outer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"problems", "question", "certificates", "changes", "map", "history", "options"})
    void panes_haveNamesForAll(String name) throws IOException {
        open("TLS_Srv:x.example\tVERIFY+CN:y.example\nCertIssuer:/CN=a\tSUBJECT\n");
        FxThread.run(() -> workbench.selection().select(1));
        pane(name);
        assertEquals(List.of(), nameless());
    }

    @Test
    void wizard_hasNamesForAll() throws IOException {
        open("a.example\tOK\n");
        pane("certificates");
        press("#certificate-found");
        assertEquals(List.of(), nameless());
    }
}
