/** A map as text: LDIF for a new directory, an access file for people. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.directory.text;
