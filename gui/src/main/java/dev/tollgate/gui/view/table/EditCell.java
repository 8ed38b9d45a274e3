package dev.tollgate.gui.view.table;

import dev.tollgate.gui.table.EntryRow;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** A cell that is edited as text. Leaving it keeps what was typed; Escape does not. */
final class EditCell extends TableCell<EntryRow, String> {
    private final Predicate<EntryRow> editable;
    private final BiConsumer<EntryRow, String> commit;
    private final TableView<EntryRow> table;
    private @Nullable TextField field;
    private @Nullable EntryRow edited;

    EditCell(Predicate<EntryRow> editable, BiConsumer<EntryRow, String> commit, TableView<EntryRow> table) {
        this.editable = editable;
        this.commit = commit;
        this.table = table;
    }

    private @Nullable EntryRow row() {
        return getTableRow() == null ? null : getTableRow().getItem();
    }

    @Override
    public void startEdit() {
        EntryRow row = row();
        if (row == null || !editable.test(row)) {
            return;
        }
        super.startEdit();
        if (!isEditing()) {
            return;
        }
        TextField input = new TextField(getItem());
        input.setAccessibleText(getTableColumn().getText());
        input.getStyleClass().add("cell-input");
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        input.setOnAction(event -> finish());
        input.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                finish();
            }
        });
        field = input;
        edited = row;
        setText(null);
        setGraphic(input);
        input.selectAll();
        input.requestFocus();
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            cancelEdit();
            table.requestFocus();
        }
    }

    private void finish() {
        TextField input = field;
        EntryRow row = edited;
        if (input == null || row == null) {
            return;
        }
        field = null;
        edited = null;
        String typed = input.getText();
        cancelEdit();
        commit.accept(row, typed);
        table.requestFocus();
    }

    @Override
    public void cancelEdit() {
        field = null;
        edited = null;
        super.cancelEdit();
        show(getItem());
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        if (!isEditing() || field == null) {
            show(empty ? null : item);
        }
    }

    private void show(@Nullable String text) {
        setGraphic(null);
        setText(text);
    }
}
