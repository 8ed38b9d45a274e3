/** Whether servers hold the same, and traps in what they hold. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.directory.verify;
