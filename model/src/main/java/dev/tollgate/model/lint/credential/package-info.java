/** Rules TG6xx: credentials and secrets. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.credential;
