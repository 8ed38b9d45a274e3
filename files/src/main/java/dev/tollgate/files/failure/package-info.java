/** How reading and writing can fail, by what can be done about it, and the system's own words for it. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.files.failure;
