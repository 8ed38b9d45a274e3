/** Work off the user interface's thread, with progress and cancelling. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.task;
