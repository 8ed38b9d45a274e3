/** The entries as rows: classified, filtered and sorted without touching the order of the file. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.table;
