package dev.tollgate.gui.view.table;

import dev.tollgate.gui.document.Selection;
import dev.tollgate.gui.table.CellEdits;
import dev.tollgate.gui.table.Column;
import dev.tollgate.gui.table.EntryRow;
import dev.tollgate.gui.table.RowState;
import dev.tollgate.gui.table.SortOrder;
import dev.tollgate.gui.table.SortOrder.Direction;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.Notice.Kind;
import dev.tollgate.gui.workbench.Notice.Topic;
import dev.tollgate.gui.workbench.Workbench;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;

/** The table of entries with its filter above. */
public final class EntryTablePane extends BorderPane {
    private static final PseudoClass DISABLED_ENTRY = PseudoClass.getPseudoClass("disabled-entry");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private final Workbench workbench;
    private final TableView<EntryRow> table = new TableView<>();
    private boolean following;

    private final FilterBar filter;

    /** A file that is dropped on the table is given to {@code open}. */
    public EntryTablePane(Workbench workbench, Consumer<Path> open) {
        this.workbench = workbench;
        table.setId("entries");
        table.setAccessibleText(Texts.of("table.name"));
        table.setItems(workbench.table().rows());
        table.setEditable(true);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setPlaceholder(new Label(Texts.of("table.empty")));
        table.setRowFactory(view -> row());
        addColumns();
        table.setSortPolicy(view -> sort());
        table.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>)
                change -> tellSelection());
        workbench.selection().linesProperty().subscribe(this::followSelection);
        workbench.editor().onChange(change -> followSelection());
        new RowDragging(workbench, table, open);
        SelectionLimit.set(
                table,
                () -> workbench
                        .notices()
                        .tell(Topic.WORK, Kind.INFORMATION, Texts.of("table.select.most", SelectionLimit.MOST_ROWS)));
        filter = new FilterBar(workbench.table());
        setTop(filter);
        setCenter(table);
    }

    public TableView<EntryRow> table() {
        return table;
    }

    /** Shows the row of line {@code line}. */
    public void reveal(int line) {
        int index = workbench.table().indexOfLine(line);
        if (index >= 0) {
            table.scrollTo(Math.max(0, index - 3));
        }
    }

    /** Goes to the filter. */
    public void find() {
        filter.focusText();
    }

    /** Starts editing the key of the selected row. */
    public void editKey() {
        int row = table.getSelectionModel().getSelectedIndex();
        if (row >= 0) {
            table.scrollTo(row);
            table.layout();
            table.edit(row, table.getColumns().get(3));
        }
    }

    private void addColumns() {
        TableColumn<EntryRow, EntryRow> state = new TableColumn<>(Texts.of("table.state"));
        state.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        state.setCellFactory(column -> new StateCell(workbench));
        add(state, Column.STATE, 60);
        TableColumn<EntryRow, Integer> line = new TableColumn<>(Texts.of("table.line"));
        line.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().line()));
        line.getStyleClass().add("line-number");
        add(line, Column.LINE, 76);
        CellEdits edits = workbench.cellEdits();
        Predicate<EntryRow> isEntry = row -> row.entry().isPresent();
        addText("tag", Column.TAG, EntryRow::tag, isEntry, edits::setTag, 100);
        addText("key", Column.KEY, EntryRow::key, isEntry, edits::setKey, 160);
        addText("value", Column.VALUE, EntryRow::value, CellEdits::isValueOpen, edits::setValue, 130);
        TableColumn<EntryRow, String> meaning = new TableColumn<>(Texts.of("table.meaning"));
        meaning.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().meaning()));
        meaning.setPrefWidth(420);
        meaning.setSortable(false);
        table.getColumns().add(meaning);
        addText("comment", Column.COMMENT, EntryRow::comment, row -> false, (row, text) -> {}, 220);
    }

    private void addText(
            String name,
            Column column,
            Function<EntryRow, String> text,
            Predicate<EntryRow> editable,
            BiConsumer<EntryRow, String> commit,
            double width) {
        TableColumn<EntryRow, String> added = new TableColumn<>(Texts.of("table." + name));
        added.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        added.setCellFactory(ignored -> new EditCell(editable, commit, table));
        add(added, column, width);
    }

    private void add(TableColumn<EntryRow, ?> added, Column column, double width) {
        added.setUserData(column);
        added.setPrefWidth(width);
        table.getColumns().add(added);
    }

    private static TableRow<EntryRow> row() {
        return new TableRow<>() {
            @Override
            protected void updateItem(EntryRow item, boolean empty) {
                super.updateItem(item, empty);
                pseudoClassStateChanged(DISABLED_ENTRY, !empty && item.state() == RowState.DISABLED);
                pseudoClassStateChanged(BROKEN, !empty && item.state() == RowState.BROKEN);
            }
        };
    }

    private boolean sort() {
        SortOrder order = SortOrder.FILE;
        if (!table.getSortOrder().isEmpty()) {
            TableColumn<EntryRow, ?> column = table.getSortOrder().get(0);
            Direction direction =
                    column.getSortType() == SortType.ASCENDING ? Direction.ASCENDING : Direction.DESCENDING;
            order = new SortOrder((Column) column.getUserData(), direction);
        }
        workbench.table().orderProperty().set(order);
        followSelection();
        return true;
    }

    private void tellSelection() {
        if (following) {
            return;
        }
        SortedSet<Integer> lines = new TreeSet<>();
        int size = table.getItems().size();
        for (int index : table.getSelectionModel().getSelectedIndices()) {
            if (index >= 0 && index < size) {
                lines.add(workbench.table().lineAt(index));
            }
        }
        if (!lines.isEmpty()) {
            int focus = table.getSelectionModel().getSelectedIndex();
            int line = focus >= 0 && focus < size ? workbench.table().lineAt(focus) : lines.first();
            following = true;
            workbench.selection().select(lines, line);
            following = false;
        }
    }

    private void followSelection() {
        if (following) {
            return;
        }
        following = true;
        Selection selection = workbench.selection();
        table.getSelectionModel().clearSelection();
        int[] others = selection.linesProperty().get().stream()
                .filter(line -> line != selection.currentProperty().get())
                .mapToInt(workbench.table()::indexOfLine)
                .filter(index -> index >= 0)
                .toArray();
        if (others.length > 0) {
            // All at once: each selection is told to everybody.
            table.getSelectionModel().selectIndices(others[0], others);
        }
        int current = workbench.table().indexOfLine(selection.currentProperty().get());
        if (current >= 0) {
            table.getSelectionModel().select(current);
            table.getFocusModel().focus(current);
        }
        following = false;
    }
}
