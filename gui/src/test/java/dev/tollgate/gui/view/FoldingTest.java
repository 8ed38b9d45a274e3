package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import java.io.IOException;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;

/** Panes are folded away and come back as they were. */
class FoldingTest extends HandTest {
    private static final String TEXT = "To:a.example\tOK\nTo:b.example\tOK\n";

    private double height() {
        return FxThread.call(() -> this.<Region>node("#panes").getHeight());
    }

    private Node tab(String name) {
        return FxThread.call(() -> this.<Node>node("#pane-" + name));
    }

    private double share(String split) {
        return FxThread.call(() -> this.<SplitPane>node(split).getDividerPositions()[0]);
    }

    @Test
    void panesBelow_areFoldedByKeyTabAndDividerAndComeBack() throws IOException {
        open(TEXT);
        settle();
        double before = height();
        assertTrue(before > 130, "high: " + before);
        press(KeyCode.J, KeyCode.CONTROL);
        double tabs = height();
        assertTrue(tabs > 15 && tabs < 60, "tabs alone: " + tabs);
        press(KeyCode.J, KeyCode.CONTROL);
        assertEquals(before, height(), 3);
        click(tab("problems"));
        assertEquals(tabs, height(), 3);
        click(tab("history"));
        assertEquals(before, height(), 3);
        assertTrue(FxThread.call(() -> this.<Node>node("#revisions").getScene() != null));
        doubleClickDivider("#rows");
        assertEquals(tabs, height(), 3);
        doubleClickDivider("#rows");
        assertEquals(before, height(), 3);
    }

    private void doubleClickDivider(String split) {
        FxThread.run(() -> {
            SplitPane pane = node(split);
            Node divider = pane.getChildrenUnmodifiable().stream()
                    .filter(child -> child.getStyleClass().contains("split-pane-divider"))
                    .findFirst()
                    .orElseThrow();
            Bounds place = divider.localToScreen(divider.getBoundsInLocal());
            Robot robot = new Robot();
            robot.mouseMove(place.getCenterX(), place.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
            robot.mouseClick(MouseButton.PRIMARY);
        });
        settle();
    }

    @Test
    void whatIsAskedFor_isUnfolded() throws IOException {
        open(TEXT);
        settle();
        double before = height();
        press(KeyCode.J, KeyCode.CONTROL);
        menu("show.changes");
        settle();
        assertEquals(before, height(), 3);
        press(KeyCode.J, KeyCode.CONTROL);
        clickRow(1);
        press(KeyCode.DELETE);
        press(KeyCode.S, KeyCode.CONTROL);
        assertTrue(height() > 130, "the review is in sight");
        assertEquals("review-save", focus());
        press(KeyCode.ESCAPE);
        assertEquals("To:b.example\tOK\n", text());
        assertEquals("entries", focus());
    }

    @Test
    void inspector_goesAndComesAndIsThereForANewEntry() throws IOException {
        open(TEXT);
        clickRow(2);
        settle();
        double before = share("#columns");
        press(KeyCode.I, KeyCode.CONTROL);
        assertNull(FxThread.call(() -> stage.getScene().lookup("#inspector")));
        assertEquals("entries", focus());
        press(KeyCode.I, KeyCode.CONTROL);
        assertNotNull(FxThread.call(() -> stage.getScene().lookup("#inspector")));
        assertEquals(before, share("#columns"), 0.01);
        FxThread.run(() -> this.<Node>node("#inspector-key").requestFocus());
        press(KeyCode.I, KeyCode.CONTROL);
        assertEquals("entries", focus());
        press(KeyCode.ENTER, KeyCode.CONTROL, KeyCode.SHIFT);
        assertEquals("intention-refuse-client", focus());
    }

    @Test
    void whatIsFolded_isRemembered() throws IOException {
        open(TEXT);
        double before = share("#rows");
        press(KeyCode.J, KeyCode.CONTROL);
        press(KeyCode.I, KeyCode.CONTROL);
        FxThread.run(() -> stage.getOnCloseRequest()
                .handle(new javafx.stage.WindowEvent(stage, javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST)));
        String settings = java.nio.file.Files.readString(folder.resolve("settings"));
        FxThread.run(() -> stage.close());
        start(settings);
        settle();
        assertTrue(height() < 60, "folded: " + height());
        assertNull(FxThread.call(() -> stage.getScene().lookup("#inspector")));
        assertFalse(FxThread.call(() -> this.<Node>node("#problems").isVisible()
                && this.<Node>node("#problems").localToScene(0, 20).getY()
                        < stage.getScene().getHeight() - 60));
        press(KeyCode.J, KeyCode.CONTROL);
        press(KeyCode.I, KeyCode.CONTROL);
        assertEquals(before, share("#rows"), 0.02);
        assertNotNull(FxThread.call(() -> stage.getScene().lookup("#inspector")));
    }

    @Test
    void tabPassesOverWhatIsFolded() throws IOException {
        open(TEXT);
        press(KeyCode.J, KeyCode.CONTROL);
        FxThread.run(() -> this.<Node>node("#panes").requestFocus());
        press(KeyCode.TAB);
        assertFalse(List.of("problems", "problems-filter", "fix", "fix-all").contains(focus()), focus());
    }
}
