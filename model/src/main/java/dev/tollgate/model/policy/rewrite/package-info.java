/** The machine that sendmail's rules run on: left-hand sides, workspace, classes and macros. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.policy.rewrite;
