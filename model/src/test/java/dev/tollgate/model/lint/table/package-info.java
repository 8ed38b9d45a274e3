@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.table;
