/** {@code tollgate trace}: questions to the evaluator, one at a time or thousands, and its answers in words and JSON. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.trace;
