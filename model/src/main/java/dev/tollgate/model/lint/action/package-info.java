/** Rules TG3xx: actions, replies and other short values. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.action;
