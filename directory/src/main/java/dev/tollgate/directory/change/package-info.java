/** From what a directory holds to what it should hold: the fewest changes, in a safe order, resumable. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.directory.change;
