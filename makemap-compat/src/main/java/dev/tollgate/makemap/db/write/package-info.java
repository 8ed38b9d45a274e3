/**
 * Writes hash and btree files whose pages are as {@link dev.tollgate.makemap.db} describes them, in partitions, so that no
 * more than a part of a large map is in memory at a time.
 */
@org.jspecify.annotations.NullMarked
package dev.tollgate.makemap.db.write;
