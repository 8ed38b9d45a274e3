/** Putting a text to work: its map is built, read back and put in place. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.toolkit.deploy;
