package dev.tollgate.gui.view.table;

import dev.tollgate.gui.document.Selection;
import dev.tollgate.gui.table.CellEdits;
import dev.tollgate.gui.table.Column;
import dev.tollgate.gui.table.EntryRow;
import dev.tollgate.gui.table.RowState;
import dev.tollgate.gui.table.SortOrder;
import dev.tollgate.gui.table.SortOrder.Direction;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.CutOffText;
import dev.tollgate.gui.vocabulary.Completions;
import dev.tollgate.gui.workbench.Notice.Kind;
import dev.tollgate.gui.workbench.Notice.Topic;
import dev.tollgate.gui.workbench.Workbench;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** The table of entries with its filter above. */
public final class EntryTablePane extends BorderPane {
    private static final PseudoClass DISABLED_ENTRY = PseudoClass.getPseudoClass("disabled-entry");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private static final Set<Column> EDITED = EnumSet.of(Column.TAG, Column.KEY, Column.VALUE);

    private static final double LEAST_MEANING = 200;

    private final Workbench workbench;
    private final TableView<EntryRow> table = new TableView<>();
    private static final double LEAST_FOR_MATCHES = 300;

    private final FilterBar filter;
    private final MatchBar matches;
    private boolean following;
    /** The line that was just added and is being typed in; 0 for none. */
    private int fresh;

    /** A file that is dropped on the table is given to {@code open}. */
    public EntryTablePane(Workbench workbench, Consumer<Path> open) {
        this.workbench = workbench;
        table.setId("entries");
        table.setAccessibleText(Texts.of("table.name"));
        table.setItems(workbench.table().rows());
        table.setEditable(true);
        table.setTableMenuButtonVisible(true);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setPlaceholder(new Label(Texts.of("table.empty")));
        table.setRowFactory(view -> row());
        addColumns();
        table.setSortPolicy(view -> sort());
        table.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>)
                change -> tellSelection());
        workbench.selection().selectedProperty().subscribe((before, now) -> {
            if (before.line() != now.line()) {
                workbench.table().settle();
            }
            followSelection();
        });
        workbench.table().rows().addListener((ListChangeListener<EntryRow>) change -> followSelection());
        workbench.editor().onChange(change -> followSelection());
        workbench.problems().onChange(lines -> StateCell.refresh(table));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        new RowDragging(workbench, table, open);
        SelectionLimit.set(
                table,
                () -> workbench
                        .notices()
                        .tell(Topic.WORK, Kind.INFORMATION, Texts.of("table.select.most", SelectionLimit.MOST_ROWS)));
        filter = new FilterBar(workbench.table(), this::intoRows);
        matches = new MatchBar(workbench);
        // Where there is little room, the entries need it more.
        matches.visibleProperty()
                .bind(heightProperty().greaterThan(LEAST_FOR_MATCHES).or(matches.inUse()));
        matches.managedProperty().bind(matches.visibleProperty());
        setTop(new VBox(filter, matches));
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

    private void intoRows() {
        if (!table.getItems().isEmpty()) {
            table.requestFocus();
            if (workbench.table().indexOfLine(workbench.selection().line()) < 0) {
                workbench.selection().select(workbench.table().lineAt(0));
            }
        }
    }

    /** Goes to the filter. */
    public void find() {
        filter.focusText();
    }

    /** Goes to the question who matches. */
    public void askWhoMatches() {
        matches.focusText();
    }

    /** Starts editing the key of the selected row. */
    public void editKey() {
        int row = workbench.table().indexOfLine(workbench.selection().line());
        if (row >= 0) {
            fresh = 0;
            table.edit(-1, null);
            table.scrollTo(row);
            table.layout();
            table.edit(row, table.getColumns().get(3));
        }
    }

    /** Where the row of the selected entry is on the screen, or the table itself while it is out of sight. */
    public Bounds placeOfSelected() {
        int row = workbench.table().indexOfLine(workbench.selection().line());
        Node place = table.lookupAll(".table-row-cell").stream()
                .filter(cell -> cell instanceof TableRow<?> shown && shown.getIndex() == row && shown.isVisible())
                .findFirst()
                .orElse(table);
        return place.localToScreen(place.getBoundsInLocal());
    }

    /** The table takes F2 for the focused cell, also where that has nothing to edit. */
    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F2 && table.getEditingCell() == null) {
            int row = workbench.table().indexOfLine(workbench.selection().line());
            TablePosition<?, ?> focused = table.getFocusModel().getFocusedCell();
            boolean text = focused.getRow() == row
                    && focused.getTableColumn() != null
                    && focused.getTableColumn().getUserData() instanceof Column column
                    && EDITED.contains(column);
            if (!text) {
                editKey();
                event.consume();
            }
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
        Completions words = workbench.completions();
        addText(
                "tag",
                Column.TAG,
                EntryRow::tag,
                edits::isOpen,
                edits::setTag,
                100,
                (row, text, caret) -> words.tags(text, caret));
        addText(
                "key",
                Column.KEY,
                EntryRow::key,
                edits::isKeyOpen,
                edits::setKey,
                160,
                (row, text, caret) -> words.keys(row.line(), row.tag(), text, caret));
        addText(
                "value",
                Column.VALUE,
                EntryRow::value,
                edits::isValueOpen,
                this::setValue,
                130,
                (row, text, caret) -> words.values(row.line(), row.tag() + row.key(), text, caret));
        TableColumn<EntryRow, String> meaning = new TableColumn<>(Texts.of("table.meaning"));
        meaning.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().meaning()));
        meaning.setCellFactory(column -> CutOffText.cell());
        meaning.setPrefWidth(420);
        meaning.setSortable(false);
        table.getColumns().add(meaning);
        addText(
                "comment",
                Column.COMMENT,
                EntryRow::comment,
                row -> false,
                (row, text) -> {},
                110,
                (row, text, caret) -> List.of());
        RestOfWidth.give(table, meaning, LEAST_MEANING);
    }

    private void addText(
            String name,
            Column column,
            Function<EntryRow, String> text,
            Predicate<EntryRow> editable,
            BiConsumer<EntryRow, String> commit,
            double width,
            EditCell.Words words) {
        TableColumn<EntryRow, String> added = new TableColumn<>(Texts.of("table." + name));
        added.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        added.setCellFactory(ignored ->
                new EditCell(editable, (row, typed) -> commit(row, typed, commit), table, this::escaped, words));
        add(added, column, width);
    }

    private void commit(EntryRow row, String typed, BiConsumer<EntryRow, String> commit) {
        fresh = 0;
        // A line that was changed elsewhere meanwhile is another one.
        int index = workbench.table().indexOfLine(row.line());
        if (index >= 0 && table.getItems().get(index).equals(row)) {
            commit.accept(row, typed);
        }
    }

    private void setValue(EntryRow row, String typed) {
        if (typed.isBlank()) {
            workbench.notices().tell(Topic.WORK, Kind.INFORMATION, Texts.of("table.value.needed"));
        } else {
            workbench.cellEdits().setValue(row, typed);
        }
    }

    /** Escape in the first cell of an entry that was just added takes the entry away again. */
    private void escaped() {
        if (fresh != 0 && fresh == workbench.selection().line()) {
            fresh = 0;
            workbench.editor().undo();
        }
    }

    /** Starts editing the key of the entry on line {@code line}, which was just added. */
    public void editNew(int line) {
        workbench.selection().select(line);
        if (workbench.table().indexOfLine(line) < 0) {
            // The filter hides it.
            filter.clear();
        }
        editKey();
        fresh = line;
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
        if (following || workbench.table().isChanging()) {
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

    private boolean isSelected(int index, int lines) {
        return lines == 1
                && index >= 0
                && table.getSelectionModel().getSelectedIndex() == index
                && table.getSelectionModel().getSelectedIndices().size() == 1
                && table.getFocusModel().getFocusedIndex() == index;
    }

    private void followSelection() {
        if (following) {
            return;
        }
        Selection selection = workbench.selection();
        int current = workbench.table().indexOfLine(selection.line());
        if (isSelected(current, selection.lines().size())) {
            // As it is after most keys that are typed elsewhere; to select anew would be told to everybody.
            return;
        }
        following = true;
        table.getSelectionModel().clearSelection();
        int[] others = selection.lines().stream()
                .filter(line -> line != selection.line())
                .mapToInt(workbench.table()::indexOfLine)
                .filter(index -> index >= 0)
                .toArray();
        if (others.length > 0) {
            // All at once: each selection is told to everybody.
            table.getSelectionModel().selectIndices(others[0], others);
        }
        if (current >= 0) {
            table.getSelectionModel().select(current);
            focus(current);
        }
        following = false;
    }

    /** Moves the focus to another row of the same column. */
    private void focus(int row) {
        int column = table.getFocusModel().getFocusedCell().getColumn();
        if (column >= 0 && column < table.getVisibleLeafColumns().size()) {
            table.getFocusModel().focus(row, table.getVisibleLeafColumn(column));
        } else {
            table.getFocusModel().focus(row);
        }
    }
}
