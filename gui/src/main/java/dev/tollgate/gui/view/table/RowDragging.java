package dev.tollgate.gui.view.table;

import dev.tollgate.gui.table.EntryRow;
import dev.tollgate.gui.table.SortOrder;
import dev.tollgate.gui.workbench.Workbench;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/**
 * Dragging rows: within the table it moves lines, out of it it copies them as text, and text or a file can be dropped.
 */
final class RowDragging {
    private final Workbench workbench;
    private final TableView<EntryRow> table;
    private final Consumer<Path> open;

    /** A file that is dropped is given to {@code open}. */
    RowDragging(Workbench workbench, TableView<EntryRow> table, Consumer<Path> open) {
        this.workbench = workbench;
        this.open = open;
        this.table = table;
        table.setOnDragDetected(event -> {
            SortedSet<Integer> lines = workbench.selection().lines();
            if (!lines.isEmpty()) {
                Dragboard board = table.startDragAndDrop(TransferMode.COPY_OR_MOVE);
                ClipboardContent content = new ClipboardContent();
                content.putString(workbench.commands().copy(lines));
                board.setContent(content);
                event.consume();
            }
        });
        table.setOnDragOver(this::over);
        table.setOnDragDropped(this::dropped);
    }

    private boolean inFileOrder() {
        return workbench.table().orderProperty().get().equals(SortOrder.FILE);
    }

    private void over(DragEvent event) {
        Dragboard board = event.getDragboard();
        if (board.hasFiles() || board.hasString() && event.getGestureSource() != table) {
            event.acceptTransferModes(TransferMode.COPY);
        } else if (board.hasString() && inFileOrder()) {
            event.acceptTransferModes(TransferMode.MOVE);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        Dragboard board = event.getDragboard();
        int target = targetLine(event);
        if (board.hasFiles()) {
            Path file = board.getFiles().get(0).toPath();
            // What has to be asked first must not hold up the other program.
            Platform.runLater(() -> open.accept(file));
        } else if (event.getGestureSource() == table) {
            SortedSet<Integer> lines = workbench.selection().lines();
            SortedSet<Integer> moved = workbench.commands().move(lines, target);
            workbench.selection().select(moved, moved.first());
        } else if (board.hasString()) {
            SortedSet<Integer> added = workbench.commands().paste(target - 1, board.getString());
            if (!added.isEmpty()) {
                workbench.selection().select(added, added.first());
            }
        }
        event.setDropCompleted(true);
        event.consume();
    }

    /** The line in front of which something was dropped. */
    private int targetLine(DragEvent event) {
        Node node = event.getPickResult().getIntersectedNode();
        while (node != null && !(node instanceof TableRow<?>)) {
            node = node.getParent();
        }
        if (node instanceof TableRow<?> row && row.getItem() instanceof EntryRow entry) {
            boolean lowerHalf =
                    row.sceneToLocal(event.getSceneX(), event.getSceneY()).getY() > row.getHeight() / 2;
            return lowerHalf ? entry.line() + 1 : entry.line();
        }
        return workbench.editor().document().lineCount() + 1;
    }
}
