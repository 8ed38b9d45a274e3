package dev.tollgate.gui.table;

/** The worst that is known about a row. */
public enum RowLevel {
    CLEAN("4"),
    INFO("3"),
    WARNING("2"),
    ERROR("1");

    private final String sortKey;

    RowLevel(String sortKey) {
        this.sortKey = sortKey;
    }

    /** The worst comes first. */
    String sortKey() {
        return sortKey;
    }
}
