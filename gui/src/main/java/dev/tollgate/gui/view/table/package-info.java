/** The table of entries. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.view.table;
