/** The words of the user interface, from a resource bundle. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.text;
