/** sendmail's map objects: what a server holds of a map, compactly, and what a sendmail sees of it. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.directory.entry;
