/** An LDAP server: its address, who asks, and connections that give up in time. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.directory.server;
