package dev.tollgate.gui.table;

/**
 * How the rows are sorted; the file keeps its order.
 *
 * @param column by what
 * @param direction which end comes first
 */
public record SortOrder(Column column, Direction direction) {
    /** As in the file. */
    public static final SortOrder FILE = new SortOrder(Column.LINE, Direction.ASCENDING);

    /** The direction of a sort. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }
}
