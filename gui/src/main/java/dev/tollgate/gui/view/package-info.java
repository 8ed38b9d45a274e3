/** The windows and panes: thin JavaFX views over the view models of the sibling packages. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.view;
