/** Rules TG8xx: the whole file. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.file;
