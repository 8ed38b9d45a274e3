/** Scripted edits of an access file. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.edit;
