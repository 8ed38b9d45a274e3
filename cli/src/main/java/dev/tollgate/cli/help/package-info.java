/** Help and completion. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.help;
