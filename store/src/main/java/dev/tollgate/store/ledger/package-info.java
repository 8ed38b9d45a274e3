/** The ledger of a certificate authority, and OpenSSL's text files that say the same. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.store.ledger;
