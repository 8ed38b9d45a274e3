/**
 * Distinguished names on their way from a certificate to an access key: OpenSSL prints the name on one line
 * ({@code X509_NAME_oneline}), sendmail encodes that line (cf/README, "STARTTLS"), the key is compared as a whole.
 */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.dn;
