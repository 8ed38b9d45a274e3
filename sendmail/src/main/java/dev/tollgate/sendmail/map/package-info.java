/** The classes of maps that a configuration can declare. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.sendmail.map;
