/** The stored past of policy files: where it lies, what is recorded, and how it is read. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.toolkit.history;
