/** The window and what frames it. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.view.window;
