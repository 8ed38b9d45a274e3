/**
 * Policy tests as files: YAML that states sessions and what must become of them. docs/policy-tests.md describes the
 * format.
 */
@org.jspecify.annotations.NullMarked
package dev.tollgate.toolkit.suite;
