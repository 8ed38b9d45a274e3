package dev.tollgate.gui.view.table;

import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Gives a column the width that the others leave. */
final class RestOfWidth<S> {
    /** The table's frame and its scroll bar, in pixels; the bar comes and goes. */
    private static final double FRAME = 18;

    private final TableView<S> table;
    private final TableColumn<S, ?> column;
    private final double least;

    private RestOfWidth(TableView<S> table, TableColumn<S, ?> column, double least) {
        this.table = table;
        this.column = column;
        this.least = least;
    }

    /** Gives it to {@code column} of {@code table}, which has all its columns, but never less than {@code least} pixels. */
    static <S> void give(TableView<S> table, TableColumn<S, ?> column, double least) {
        RestOfWidth<S> rest = new RestOfWidth<>(table, column, least);
        column.setResizable(false);
        ChangeListener<Number> changed = (observed, before, now) -> rest.layOut();
        table.widthProperty().addListener(changed);
        table.getColumns().forEach(other -> other.widthProperty().addListener(changed));
        table.getVisibleLeafColumns().addListener((ListChangeListener<TableColumn<S, ?>>) change -> rest.layOut());
    }

    private void layOut() {
        double others = table.getVisibleLeafColumns().stream()
                .filter(other -> other != column)
                .mapToDouble(TableColumn::getWidth)
                .sum();
        double width = Math.max(least, table.getWidth() - FRAME - others);
        if (Math.abs(column.getPrefWidth() - width) > 0.5) {
            column.setPrefWidth(width);
        }
    }
}
