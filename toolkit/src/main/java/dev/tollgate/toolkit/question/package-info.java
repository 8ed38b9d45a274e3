/** Questions to the policy, and what is worth saying of an answer. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.toolkit.question;
