/** Every rule's page is its test: the examples, the findings, the fixes and what the native programs do. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.catalogue;
