/** What a process learns from the host it runs on; every file, name and fact comes in through here. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.sendmail.host;
