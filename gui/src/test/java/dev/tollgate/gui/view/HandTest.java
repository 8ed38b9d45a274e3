package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.table.EntryRow;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

/** The window, driven by the machine's own mouse and keys: focus, accelerators and clicks go their real ways. */
abstract class HandTest extends WindowTest {
    static final int TAG_COLUMN = 2;
    static final int KEY_COLUMN = TAG_COLUMN + 1;
    static final int VALUE_COLUMN = KEY_COLUMN + 1;

    /** Presses {@code code} while {@code held} are held. */
    void press(KeyCode code, KeyCode... held) {
        strike(code, held);
        settle();
    }

    private static void strike(KeyCode code, KeyCode... held) {
        FxThread.run(() -> {
            Robot robot = new Robot();
            List.of(held).forEach(robot::keyPress);
            robot.keyPress(code);
            robot.keyRelease(code);
            List.of(held).forEach(robot::keyRelease);
        });
    }

    /** Types lower case letters, digits, points and spaces. */
    void type(String text) {
        for (char c : text.toCharArray()) {
            strike(
                    switch (c) {
                        case '.' -> KeyCode.PERIOD;
                        case ' ' -> KeyCode.SPACE;
                        case '-' -> KeyCode.MINUS;
                        default -> KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(c)));
                    });
        }
        settle();
    }

    /** Clicks the middle of {@code node} once it has a place. */
    void click(Node node, KeyCode... held) {
        FxThread.await(
                "it has a place",
                () -> node.getScene() != null && node.getLayoutBounds().getWidth() > 0);
        FxThread.run(() -> scrollTo(node));
        settle();
        FxThread.run(() -> {
            Bounds place = node.localToScreen(node.getBoundsInLocal());
            Robot robot = new Robot();
            robot.mouseMove(new Point2D(place.getCenterX(), place.getCenterY()));
            List.of(held).forEach(robot::keyPress);
            robot.mouseClick(MouseButton.PRIMARY);
            List.of(held).forEach(robot::keyRelease);
        });
        settle();
    }

    private static void scrollTo(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane && pane.getContent() != null) {
                Bounds content = pane.getContent().getLayoutBounds();
                Bounds place = pane.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
                double hidden = content.getHeight() - pane.getViewportBounds().getHeight();
                pane.setVvalue(
                        hidden <= 0
                                ? 0
                                : Math.min(
                                        1,
                                        Math.max(
                                                        0,
                                                        place.getCenterY()
                                                                - pane.getViewportBounds()
                                                                                .getHeight()
                                                                        / 2)
                                                / hidden));
            }
        }
    }

    void click(String selector) {
        click(FxThread.<Node>call(() -> node(selector)));
    }

    /** Clicks a cell of the row of line {@code line}. */
    void clickRow(int line, KeyCode... held) {
        click(cell("#entries", KEY_COLUMN, FxThread.call(() -> workbench.table().indexOfLine(line))), held);
    }

    TableCell<?, ?> cell(String table, int column, int row) {
        FxThread.await("the row is there", () -> lookup(table, column, row) != null);
        return FxThread.call(() -> lookup(table, column, row));
    }

    private TableCell<?, ?> lookup(String table, int column, int row) {
        TableView<?> view = node(table);
        view.layout();
        return view.lookupAll(".table-cell").stream()
                .filter(found -> found instanceof TableCell<?, ?> cell
                        && cell.getIndex() == row
                        && cell.getTableColumn() == view.getColumns().get(column)
                        && cell.isVisible())
                .map(TableCell.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** Lets what was started by an event come to its end. */
    void settle() {
        for (int i = 0; i < 3; i++) {
            FxThread.run(() -> {});
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        FxThread.run(() -> stage.getScene().getRoot().layout());
    }

    /** The lines that are painted as selected in the table. */
    List<Integer> painted() {
        return FxThread.call(
                () -> this.<TableView<EntryRow>>node("#entries").getSelectionModel().getSelectedItems().stream()
                        .map(EntryRow::line)
                        .sorted()
                        .toList());
    }

    /** The id of what has the focus, or its kind where it has none. */
    String focus() {
        return FxThread.call(() -> {
            Node owner = stage.getScene().getFocusOwner();
            if (owner == null) {
                return "nothing";
            }
            for (Node at = owner; at != null; at = at.getParent()) {
                if (at.getId() != null) {
                    return at.getId();
                }
            }
            return owner.getClass().getSimpleName();
        });
    }

    /** What stands in the text field that has the focus. */
    String typed() {
        return FxThread.call(() -> {
            Node owner = stage.getScene().getFocusOwner();
            assertTrue(owner instanceof TextInputControl, "the focus is in a text field, not in " + owner);
            return ((TextInputControl) owner).getText();
        });
    }
}
