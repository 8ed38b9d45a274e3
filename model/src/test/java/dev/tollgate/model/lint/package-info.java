/** The linter's core, tested with rules made for the purpose; the real rules are tested by their pages. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint;
