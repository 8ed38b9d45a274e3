/** The typed meaning of one access entry: tag, key and value, each with the place it was read from. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.entry;
