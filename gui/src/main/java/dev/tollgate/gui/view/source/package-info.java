/** The text itself. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.view.source;
