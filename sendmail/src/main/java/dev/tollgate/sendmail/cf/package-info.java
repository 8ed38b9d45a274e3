/** Reading a sendmail.cf. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.sendmail.cf;
