/** {@code tollgate ldap}: one policy for many hosts. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.ldap;
