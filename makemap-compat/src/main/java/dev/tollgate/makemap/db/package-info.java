/** Berkeley DB hash and btree files. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.makemap.db;
