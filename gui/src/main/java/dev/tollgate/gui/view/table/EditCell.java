package dev.tollgate.gui.view.table;

import dev.tollgate.gui.table.EntryRow;
import dev.tollgate.gui.view.part.CompletionPopup;
import dev.tollgate.gui.view.part.CutOffText;
import dev.tollgate.gui.vocabulary.Completion;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** A cell that is edited as text. Leaving it, in whatever way, keeps what was typed; Escape alone does not. */
final class EditCell extends TableCell<EntryRow, String> {
    private final Predicate<EntryRow> editable;
    private final BiConsumer<EntryRow, String> commit;
    private final TableView<EntryRow> table;
    private final Runnable escaped;
    private final Words words;
    private @Nullable TextField field;
    private @Nullable EntryRow edited;
    private boolean clickedOnce;

    /** What can stand at a caret in the text of a cell. */
    interface Words {
        List<Completion> at(EntryRow row, String text, int caret);
    }

    /** {@code escaped} is told when an edit was given up with Escape. */
    EditCell(
            Predicate<EntryRow> editable,
            BiConsumer<EntryRow, String> commit,
            TableView<EntryRow> table,
            Runnable escaped,
            Words words) {
        this.words = words;
        this.editable = editable;
        this.commit = commit;
        this.table = table;
        this.escaped = escaped;
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::clicked);
        addEventFilter(MouseEvent.MOUSE_RELEASED, this::clicked);
        CutOffText.explain(this);
    }

    /** JavaFX edits on one click on a selected row, where people only want to select. */
    private void clicked(MouseEvent event) {
        clickedOnce = event.getClickCount() < 2;
        Platform.runLater(() -> clickedOnce = false);
    }

    private @Nullable EntryRow row() {
        return getTableRow() == null ? null : getTableRow().getItem();
    }

    @Override
    public void startEdit() {
        EntryRow row = row();
        // A table also asks the cells that it only keeps for later.
        if (field != null || row == null || !getTableRow().isVisible()) {
            return;
        }
        if (clickedOnce || !editable.test(row)) {
            // Else the table would think that it is being edited.
            Platform.runLater(() -> table.edit(-1, null));
            return;
        }
        super.startEdit();
        if (!isEditing()) {
            return;
        }
        TextField input = new TextField(getItem());
        input.setAccessibleText(getTableColumn().getText());
        input.getStyleClass().add("cell-input");
        CompletionPopup.install(
                input,
                () -> words.at(row, input.getText(), input.getCaretPosition()),
                () -> input.localToScreen(input.getBoundsInLocal()),
                word -> {
                    input.replaceText(word.from(), word.to(), word.text());
                    input.positionCaret(word.from() + word.text().length());
                });
        input.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        input.setOnAction(event -> {
            finish();
            table.requestFocus();
        });
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
            field = null;
            edited = null;
            cancelEdit();
            table.requestFocus();
            escaped.run();
        }
    }

    private void finish() {
        TextField input = field;
        EntryRow row = edited;
        if (input != null && row != null) {
            field = null;
            edited = null;
            cancelEdit();
            commit.accept(row, input.getText());
        }
    }

    /** Also called by the table itself, when another row is clicked or the rows change. */
    @Override
    public void cancelEdit() {
        TextField input = field;
        EntryRow row = edited;
        field = null;
        edited = null;
        super.cancelEdit();
        show(getItem());
        if (input != null && row != null) {
            // The table is in the middle of what made it end the edit.
            Platform.runLater(() -> commit.accept(row, input.getText()));
        }
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
