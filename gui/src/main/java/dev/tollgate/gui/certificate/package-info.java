/** Authorities and the certificates of their ledgers: what is there, and what can be done with them. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.certificate;
