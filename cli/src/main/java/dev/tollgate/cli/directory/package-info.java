/** Directories in the place of access files. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.directory;
