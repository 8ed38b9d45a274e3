/** The map files that makemap writes and sendmail opens. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.makemap;
