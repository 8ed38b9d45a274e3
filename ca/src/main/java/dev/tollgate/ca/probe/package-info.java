/** Asking a mail server for STARTTLS and looking at what it shows. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.ca.probe;
