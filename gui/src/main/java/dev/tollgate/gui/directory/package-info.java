/** Which directory is wanted, as typed into a form. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.directory;
