package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToolBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small windows, large text, and what is remembered of both. */
class WindowSizeTest extends WindowTest {
    private static final List<String> PANES =
            List.of("problems", "question", "certificates", "changes", "map", "history");

    private void openIn(String settings) throws IOException {
        Path file =
                Files.writeString(folder.resolve("access"), "TLS_Srv:x.example\tVERIFY:128+CN:y.example\n".repeat(9));
        start(settings);
        FxThread.run(() -> workbench.files().open(file));
        FxThread.await(
                "opened", () -> file.equals(workbench.editor().pathProperty().get()));
        checked();
    }

    /** Controls that stick out of the window, other than in what scrolls. */
    private List<String> cutOff() {
        return FxThread.call(() -> {
            List<String> found = new ArrayList<>();
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            collect(stage.getScene().getRoot(), false, found);
            return found;
        });
    }

    /** {@code scrolls} is whether one can scroll down to {@code node}; nobody wants to scroll sideways. */
    private void collect(Node node, boolean scrolls, List<String> found) {
        if (!node.isVisible()
                || node instanceof VirtualFlow
                || node instanceof CodeArea
                || node instanceof TableView
                || node instanceof ToolBar) {
            return;
        }
        if (node instanceof Control && node.isFocusTraversable()) {
            Bounds place = node.localToScene(node.getBoundsInLocal());
            if (place.getMinX() < -1
                    || place.getMaxX() > stage.getScene().getWidth() + 1
                    || !scrolls && place.getMaxY() > stage.getScene().getHeight() + 1) {
                found.add(node + " at " + place);
            }
        }
        if (node instanceof Parent parent) {
            boolean below = scrolls || node instanceof ScrollPane;
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, below, found));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void smallWindow_cutsNothingOff(int textSize) throws IOException {
        openIn("window.width=800\nwindow.height=600\ntext.size=" + textSize + "\n");
        selectLine(1);
        for (String pane : PANES) {
            pane(pane);
            assertEquals(List.of(), cutOff(), pane);
            assertTrue(FxThread.call(() -> this.<TableView<?>>node("#entries").getHeight()) > 60, pane);
        }
        menu("layout-both");
        assertEquals(List.of(), cutOff(), "table and source");
        FxThread.await("shared out", () -> Math.abs(share("#views") - 0.5) < 0.05);
    }

    @Test
    void smallWindow_leavesSomethingOfTheProblemsToSee() throws IOException {
        openIn("window.width=800\nwindow.height=600\n");
        pane("problems");
        Button fix = FxThread.call(() -> this.<Button>node("#fix"));
        assertEquals(ContentDisplay.GRAPHIC_ONLY, FxThread.call(fix::getContentDisplay));
        assertEquals(fix.getText(), FxThread.call(() -> fix.getTooltip().getText()));
        assertTrue(FxThread.call(() -> this.<TableView<?>>node("#problems").getHeight()) > 60);
        FxThread.run(() -> stage.setWidth(1200));
        FxThread.await("names are back", () -> fix.getContentDisplay() == ContentDisplay.LEFT);
    }

    @Test
    void sharesOfThePanes_areRemembered() throws IOException {
        openIn("window.width=1000\nwindow.height=700\ndivider.rows=0.5\ndivider.columns=0.6\n");
        FxThread.await("shared out", () -> Math.abs(share("#rows") - 0.5) < 0.02);
        FxThread.await("shared out", () -> Math.abs(share("#columns") - 0.6) < 0.02);
        FxThread.run(() -> stage.setHeight(550));
        FxThread.await(
                "shared out anew", () -> stage.getScene().getHeight() < 560 && Math.abs(share("#rows") - 0.5) < 0.02);
        FxThread.run(() -> {
            SplitPane rows = node("#rows");
            Node divider = rows.getChildrenUnmodifiable().stream()
                    .filter(child -> child.getStyleClass().contains("split-pane-divider"))
                    .findFirst()
                    .orElseThrow();
            Event.fireEvent(divider, press());
            rows.setDividerPositions(0.6);
            stage.getScene().getRoot().layout();
        });
        FxThread.run(() -> stage.setHeight(650));
        FxThread.await("the lower panes stay as they are", () -> share("#rows") > 0.63);
    }

    private static MouseEvent press() {
        return new MouseEvent(
                MouseEvent.MOUSE_PRESSED,
                0,
                0,
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    private double share(String pane) {
        return this.<SplitPane>node(pane).getDividerPositions()[0];
    }

    @Test
    void windowOnAScreenThatIsGone_comesBackIntoSight() throws IOException {
        openIn("window.width=800\nwindow.height=600\nwindow.x=90000\nwindow.y=90000\n");
        assertTrue(FxThread.call(() -> stage.getX()) < 10_000);
    }

    @Test
    void textSize_followsTheKeysOfAllKeyboards() throws IOException {
        openIn("window.width=800\nwindow.height=600\n");
        assertEquals(14, sizeAfter(KeyCode.EQUALS, true));
        assertEquals(15, sizeAfter(KeyCode.PLUS, false));
        assertEquals(16, sizeAfter(KeyCode.ADD, false));
        assertEquals(15, sizeAfter(KeyCode.SUBTRACT, false));
        assertEquals(14, sizeAfter(KeyCode.MINUS, false));
        assertEquals(13, sizeAfter(KeyCode.NUMPAD0, false));
    }

    private double sizeAfter(KeyCode code, boolean shift) {
        return FxThread.call(() -> {
            Event.fireEvent(
                    stage.getScene().getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, true, false, false));
            String style = stage.getScene().getRoot().getStyle();
            return Double.parseDouble(style.replaceAll("[^0-9.]", ""));
        });
    }
}
