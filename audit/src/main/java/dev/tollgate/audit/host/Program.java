package dev.tollgate.audit.host;

/**
 * What the program sendmail itself shows, without being run.
 *
 * @param version as in 8.17.1.9; empty if it does not say
 * @param sasl whether it is built with Cyrus SASL, and so can do AUTH
 * @param tls whether it is built with OpenSSL, and so can do STARTTLS
 * @param smtpdebug whether it is built with SMTPDEBUG
 * @param berkeleyDb whether its hash and btree maps are Berkeley DB's, and so not those of db 1.85
 */
public record Program(String version, boolean sasl, boolean tls, boolean smtpdebug, boolean berkeleyDb) {}
