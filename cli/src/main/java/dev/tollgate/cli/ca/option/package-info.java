/** Options that several commands of the authority share. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.ca.option;
