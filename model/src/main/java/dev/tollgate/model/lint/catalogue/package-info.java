/** All rules in one list. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.catalogue;
