/** Rules TG1xx: lines and files. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.line;
