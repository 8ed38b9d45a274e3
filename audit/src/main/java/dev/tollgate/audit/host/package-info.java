/** What is known of a host: its files with their modes and owners, its users, its certificates. Values only. */
@NullMarked
package dev.tollgate.audit.host;

import org.jspecify.annotations.NullMarked;
