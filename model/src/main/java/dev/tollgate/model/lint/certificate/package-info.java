/** Rules TG5xx: names and certificates. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.certificate;
