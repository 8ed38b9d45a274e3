package dev.tollgate.gui.view.table;

import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Keeps a table from being asked to select more rows at once than it can: the time that JavaFX takes grows with the square of
 * their number, to a minute without an answer for a million.
 */
public final class SelectionLimit {
    /** Selected within about a second. */
    public static final int MOST_ROWS = 100_000;

    private final TableView<?> table;
    private final Runnable refused;

    private SelectionLimit(TableView<?> table, Runnable refused) {
        this.table = table;
        this.refused = refused;
    }

    /** Watches over {@code table}; {@code refused} tells the user about it. */
    static void set(TableView<?> table, Runnable refused) {
        SelectionLimit limit = new SelectionLimit(table, refused);
        table.addEventFilter(KeyEvent.KEY_PRESSED, limit::pressed);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, limit::clicked);
    }

    private void pressed(KeyEvent event) {
        int rows = table.getItems().size();
        int focused = Math.max(0, table.getFocusModel().getFocusedIndex());
        KeyCode code = event.getCode();
        boolean tooMuch = event.isShortcutDown() && code == KeyCode.A && rows > MOST_ROWS
                || event.isShiftDown() && code == KeyCode.END && rows - focused > MOST_ROWS
                || event.isShiftDown() && code == KeyCode.HOME && focused > MOST_ROWS;
        if (tooMuch && table.getEditingCell() == null) {
            event.consume();
            refused.run();
        }
    }

    private void clicked(MouseEvent event) {
        if (!event.isShiftDown()) {
            return;
        }
        for (Node node = (Node) event.getTarget(); node != null && node != table; node = node.getParent()) {
            if (node instanceof TableRow<?> row
                    && Math.abs(row.getIndex() - table.getFocusModel().getFocusedIndex()) > MOST_ROWS) {
                event.consume();
                refused.run();
                return;
            }
        }
    }
}
