/** What the linter says: a finding, its place and severity, and the edit that would fix it. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.finding;
