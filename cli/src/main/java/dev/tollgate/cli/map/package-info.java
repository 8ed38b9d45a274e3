/** Maps: building, reading, comparing with the native programs. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.map;
