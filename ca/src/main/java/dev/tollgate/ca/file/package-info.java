/** Files of an authority: where they lie, how they are read, and how they are written without ever being open to others. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.ca.file;
