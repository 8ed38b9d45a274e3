/** The desktop editor's start. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui;
