/** From certificates to access entries, and back. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.ca.entry;
