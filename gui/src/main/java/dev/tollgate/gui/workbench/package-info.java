/** What one window works on: the document with all view models around it, and the file behind it. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.workbench;
