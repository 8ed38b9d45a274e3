/** The pane of sendmail's options. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.view.option;
