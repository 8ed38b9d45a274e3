/** The commands, one class each: they read options, call the library that knows, and print its answer. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.command;
