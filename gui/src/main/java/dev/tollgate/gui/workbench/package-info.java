/** What one window works on: the document with all view models around it, and its file. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.workbench;
