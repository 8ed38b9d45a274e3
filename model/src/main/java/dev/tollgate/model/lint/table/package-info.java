/** All entries of a file in a few bytes each, and a table of their keys: what the rules for whole files ask. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.table;
