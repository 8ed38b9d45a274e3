/** Asking a server about its STARTTLS. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.probe;
