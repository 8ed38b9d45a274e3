/** Work off the user interface's thread, with progress and canceling. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.task;
