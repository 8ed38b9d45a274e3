/** The encoded form of names. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.name;
