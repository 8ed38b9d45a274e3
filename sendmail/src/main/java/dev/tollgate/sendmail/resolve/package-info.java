/** Names of hosts and mail exchangers, found as sendmail finds them: by files, by name servers, by what is known of them. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.sendmail.resolve;
