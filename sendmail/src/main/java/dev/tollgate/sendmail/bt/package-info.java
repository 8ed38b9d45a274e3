/** sendmail's address test mode. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.sendmail.bt;
