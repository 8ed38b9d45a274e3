/** A directory's entries edited as a text: read, compared, and written in an order that opens nothing. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.toolkit.directory;
