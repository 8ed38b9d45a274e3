/** The words of the access database, each with a sentence, and which of them can stand where. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.vocabulary;
