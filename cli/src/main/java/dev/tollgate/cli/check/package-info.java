/** Checking an access file, and how findings are shown. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.check;
