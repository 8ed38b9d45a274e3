/** Making certificates and revocation lists. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.ca.issue;
