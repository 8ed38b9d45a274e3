/** The forms of one entry. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.view.inspector;
