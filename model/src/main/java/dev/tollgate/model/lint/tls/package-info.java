/** Rules TG4xx: TLS requirements. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.tls;
