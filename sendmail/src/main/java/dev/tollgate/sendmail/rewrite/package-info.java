/** Rulesets: classes, rules, matching, rewriting. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.sendmail.rewrite;
