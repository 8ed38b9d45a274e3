/** A session's questions, answered by a configuration's own rulesets. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.sendmail.check;
