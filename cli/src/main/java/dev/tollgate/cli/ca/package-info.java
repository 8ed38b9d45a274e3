/** The commands {@code ca} and {@code cert}. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.ca;
