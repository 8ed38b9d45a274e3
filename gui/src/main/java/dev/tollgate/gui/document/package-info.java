/** The open file: its text, every edit with undo and redo, and how it is read from and written to disk. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.document;
