/** A site's own sendmail.cf as what answers questions about its policy, and about the ways of its mail. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.toolkit.cf;
