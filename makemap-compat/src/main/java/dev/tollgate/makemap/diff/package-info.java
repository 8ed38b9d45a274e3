/** What differs between the pairs of two maps, or of a map and a text. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.makemap.diff;
