/** The commands {@code history} and {@code restore}. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.history;
