/** The program: start, the list of commands, and how any failure becomes one line and an exit code. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli;
