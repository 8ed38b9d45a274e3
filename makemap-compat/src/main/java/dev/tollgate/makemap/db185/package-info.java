/**
 * The hash (version 2) and btree (version 3) files of db 1.85, which the base systems of FreeBSD, NetBSD, OpenBSD and
 * macOS still write.
 *
 * <p><b>Hash.</b> Page 0 is a header of big-endian numbers: magic, version, byte order of the pages (1234 or 4321), page
 * size and its logarithm, directory size, segment size and its logarithm, the split point, a hint where the last
 * overflow page was freed, the last bucket, two masks that are one doubling ahead, fill factor, number of keys, number
 * of header pages, the hash of a known string, then 32 numbers that say how many overflow pages there are up to each
 * split point, then 32 addresses of bitmap pages. Bucket pages and the overflow pages of the split points take turns:
 * bucket 0, overflow pages of split point 0, bucket 1, those of 1, buckets 2 and 3, those of 2, buckets 4 to 7, … An
 * overflow page's address has the split point in its upper five bits and its number there in the other eleven. A page
 * starts with the number of its slots, the slots, the free bytes and the lowest used byte, all 16 bits; a pair has two
 * slots, the offsets of its key and its value. In the second slot a number below 4 is not an offset but says: 0 the
 * first
 * slot is the address of the next page, 1 a part of a key, 2 a whole key or a part of a value, 3 the end of a value. A
 * pair that does not fit an empty page has pages of its own.
 *
 * <p><b>Btree.</b> Page 0 holds magic, version, page size, free list, number of records and flags, in the byte order of
 * the machine. Other pages have a header of 20 bytes (page, previous, next, flags, end of the index, lowest item) and an
 * index of 16-bit offsets. A leaf item is the lengths of key and value, a byte of flags, the key, the value; an internal
 * item the key's length, the child page, flags, the key. Keys are in the order of unsigned bytes, the shorter first.
 * Long items are replaced by first page and length of a chain of overflow pages. The root is page 1.
 *
 * <p><b>What it is proven by.</b> The hash by Mozilla's NSS, which keeps its list of modules in one, the btree by MIT
 * Kerberos, whose database is one: each side reads what the other writes, and NSS changes our files in place. Both carry
 * the library's old faults: a btree misplaces keys that need pages of their own, because it compares their references,
 * and a hash loses pairs now and then when others larger than a page are replaced. The writers here have neither.
 */
@org.jspecify.annotations.NullMarked
package dev.tollgate.makemap.db185;
