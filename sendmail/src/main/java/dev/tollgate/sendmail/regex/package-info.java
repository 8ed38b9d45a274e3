/** Regular expressions as the GNU C library reads and matches them in the C locale. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.sendmail.regex;
