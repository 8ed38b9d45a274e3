/** From the names inside a certificate to the strings that sendmail holds. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.ca.name;
