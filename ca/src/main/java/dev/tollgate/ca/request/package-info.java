/** What somebody asks an authority to sign: read, checked by the rules of certificates, and made anew. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.ca.request;
