/** Addresses: taken apart, resolved to a mailer, rewritten for one, read as aliases. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.sendmail.address;
