/** What the rules find, kept up to date with the text while it is edited. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.problems;
