/**
 * Rules TG13xx: the tables that decide where mail goes and what it is called. They are texts for makemap as the access
 * file is, so its rules for lines hold for them too.
 */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.routing;
