package dev.tollgate.gui.table;

/** The columns one can sort by. */
public enum Column {
    LINE,
    STATE,
    TAG,
    KEY,
    VALUE,
    COMMENT
}
