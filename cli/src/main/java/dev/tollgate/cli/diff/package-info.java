/** {@code tollgate diff}: what differs between two access files or maps, entries or decisions. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.diff;
