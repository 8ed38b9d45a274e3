/** A small certificate authority for mail servers, and the way from a certificate to its access entries. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.ca;
