/** Text into tokens and tokens into text, as sendmail's scanner has it; strings hold one byte a char, operators as their codes. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.sendmail.scan;
