/** POSIX regular expressions as sendmail's regex maps use them. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.policy.regex;
