/** Rules TG2xx: keys. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.key;
