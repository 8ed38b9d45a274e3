/** Changing access files: what an edit does to the text, and how it gets into the file without losing another's. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.toolkit.edit;
