/** Macros: their names, their values in two layers, and the expansion of text. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.sendmail.macro;
