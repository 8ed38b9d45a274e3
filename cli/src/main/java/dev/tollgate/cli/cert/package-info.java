/** Certificates as sendmail sees them. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.cert;
