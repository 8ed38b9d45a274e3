/** Parts that several panes are made of. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.view.part;
