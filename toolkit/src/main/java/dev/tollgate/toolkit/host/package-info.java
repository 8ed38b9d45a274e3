/** The host that this process runs on, as a sendmail there would see it: its names, users, files and maps. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.toolkit.host;
