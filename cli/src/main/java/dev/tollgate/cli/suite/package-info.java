/** {@code tollgate test}: policy tests in YAML. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.suite;
