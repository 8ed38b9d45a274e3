/** The findings. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.view.problems;
