/** Rules TG7xx: site and features. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.site;
