/**
 * The constant database of D. J. Bernstein, as tinycdb writes it for {@code cdb -c} and {@code makemap cdb}. All numbers
 * are unsigned, 32 bits, little-endian.
 *
 * <ul>
 *   <li>0 … 2047: for each of the 256 hash tables its position and its number of slots;
 *   <li>2048 …: the records, each the key's length, the value's length, the key, the value;
 *   <li>after them: the tables in order, each slot the hash of a key and the position of its record, position 0 for an
 *       empty slot. A table has twice as many slots as records. A table without records is given the position at which
 *       it would stand.
 * </ul>
 *
 * <p>A key's hash starts at 5381 and takes each byte as {@code h = h * 33 ^ byte}. Its low eight bits choose the table,
 * the others, modulo the number of slots, the slot at which to begin; taken slots are passed one by one, from the last to
 * the first. All positions must fit 32 bits, so a file stays below 4 GiB.
 */
@org.jspecify.annotations.NullMarked
package dev.tollgate.makemap.cdb;
