/**
 * The hash and btree files of Berkeley DB 3.1 and later, which {@code makemap hash} and {@code makemap btree} write
 * and sendmail opens. Names of constants are in {@link dev.tollgate.makemap.db.DbFormat}.
 *
 * <p><b>Pages.</b> A file is a whole number of pages of one size, a power of two from 512 to 65536; it is written with
 * 4096 and read with any. Pages are numbered from 0, so page <i>n</i> begins at byte <i>n</i> times page size. Page 0
 * holds metadata; the number 0 elsewhere means "no page". Numbers are unsigned, in the byte order of the machine that
 * made the file: where the magic number reads backwards, so does every other number. Files are written little-endian.
 *
 * <p><b>Page 0</b>, offsets in bytes, numbers of 32 bits where no size is given:
 *
 * <pre>
 *   0  log sequence number, 8 bytes: 0 and 1, as no log is kept
 *   8  page number, 0
 *  12  magic number: 0x061561 hash, 0x053162 btree
 *  16  version: hash 7 to 10, btree 8 to 10
 *  20  page size
 *  24  encryption, 1 byte: 0, or the file is refused
 *  25  page type, 1 byte: 8 hash, 9 btree
 *  26  1 byte: 0; 1 would be checksums, others parts or slices, and the file is refused
 *  28  first page of the list of free pages; 0 in new files
 *  32  last page: pages after it do not exist for a reader
 *  36  number of partitions, 0
 *  40  cached count of keys, 44 of records: 0, or what db_stat counted
 *  48  flags: hash 1 duplicates, 2 sub-databases, 4 sorted duplicates; btree 1 duplicates, 0x40 sorted duplicates
 *  52  file id, 20 bytes: Berkeley DB's cache takes files of one id for one file
 *
 *  hash                                          btree
 *  72  last bucket                               72  unused
 *  76  high mask                                 76  fewest keys on a page, 2
 *  80  low mask                                  80  record length, 0
 *  84  fill factor, 0                            84  record padding, 0x20
 *  88  number of pairs, for information          88  root, page 1
 *  92  hash of "%$sniglet^&amp;" and a NUL: 0x5E688DD1
 *  96  32 spares
 * </pre>
 *
 * <p><b>Every other page</b> has a header of 26 bytes, then an index of 16-bit offsets from the beginning of the page,
 * one for each slot. Items fill the page from its end downwards:
 *
 * <pre>
 *   0  log sequence number, 8 bytes
 *   8  page number
 *  12  previous page of the chain; on the root of a tree of duplicates the number of its records
 *  16  next page
 *  20  number of slots, 16 bits; on overflow pages a count of references, 1
 *  22  offset of the lowest item, 16 bits, 65536 being 0; on overflow pages the number of bytes
 *  24  level, 1 byte: 0 hash and overflow, 1 leaves, one more for each level above
 *  25  type, 1 byte: 0 free, 2 hash unsorted, 3 btree internal, 4 duplicates internal, 5 btree leaf, 6 duplicates leaf,
 *      7 overflow, 12 leaf of sorted duplicates, 13 hash sorted
 *  26  index
 * </pre>
 *
 * <p>A key or value that is too long is replaced by a reference to a chain of <b>overflow pages</b>, whose bytes begin
 * at 26 and fill every page but the last.
 *
 * <p><b>Hash.</b> A key's hash starts at 0 and takes each byte as {@code h = h * 16777619 ^ byte}, 32 bits. Its bucket
 * is {@code h & high mask}, or {@code h & low mask} where that is above the last bucket. The high mask is the smallest
 * {@code 2^k - 1} that is not below the last bucket, the low mask half of it. Bucket <i>b</i> begins on page {@code b
 * + spares[i]}, <i>i</i> being the least number with {@code 2^i > b}: each doubling of the table adds its pages in one
 * piece, wherever the file then ended. A page in that range that was never written is all zero and means an empty
 * bucket. Further pages of a bucket follow in its chain.
 *
 * <p>Slots come in pairs, key and value; each item begins below the one before, and ends where that one begins. Its
 * first byte says what it is:
 *
 * <pre>
 *   1  the bytes themselves
 *   2  a set of values: for each its length, 16 bits, its bytes, its length again
 *   3  a reference, 12 bytes: 3 unused bytes, first overflow page, length. For more than a quarter of the page size
 *   4  a tree of duplicates, 8 bytes: 3 unused bytes, its root
 * </pre>
 *
 * <p>On pages of type 13 (version 9 and later) keys are in the order of their unsigned bytes, but of two keys of which
 * one begins with the other <em>the longer one comes first</em>. Berkeley DB searches them by halves, so another order
 * loses keys, and db_verify does not call that a failure. Type 2 has no order. A reference is compared with the
 * shorter key first: the two orders disagree, and Berkeley DB loses such keys itself. So the writer refuses keys that
 * are too long for their page; sendmail looks up 256 bytes at most.
 *
 * <p><b>Btree.</b> Keys are in the order of unsigned bytes, the shorter first. Leaves are chained in that order. An
 * item begins at a multiple of 4 with a length, 16 bits, and a type, 1 byte (0x80 added: deleted):
 *
 * <pre>
 *   1  the bytes, from offset 3 on
 *   2  in place of a value, a tree of duplicates: at 4 its root
 *   3  a reference: at 4 the first overflow page, at 8 the length. For more than (page size - 26) / 4 - 10 bytes
 * </pre>
 *
 * <p>Repeated keys are slots that share the first one's item; the values of one key stay on one leaf, or move to a
 * tree of duplicates. An item of an internal page has at 4 its child, at 8 a number of records that is 0 here, and
 * from 12 on a key: not above any key of the child, and above all keys of the child before. The first item's key is
 * never looked at and empty. The root stays page 1, whatever the tree's height.
 *
 * <p><b>Tree of duplicates.</b> The values in the order in which they came. Leaves (type 6) have one slot for each,
 * items as on btree leaves; internal items (type 4) are a child and the number of values below it.
 *
 * <p><b>What is written.</b> Hash: as many buckets, a power of two, as the pairs fill pages; all spares are 1, so
 * bucket <i>b</i> is page <i>b</i> + 1, and overflow pages follow the buckets. Btree: full leaves from page 2 on, the
 * levels above after them. The file id is a digest of the contents, so one text always gives one file.
 *
 * <p><b>Versions.</b> Releases 4.1 to 4.5 write hash 8 with pages of type 2; 4.6 to 6.0 write hash 9 and btree 9; 6.1
 * to 18.1 write 10, which differs in fields for large objects that are 0 here. Each release opens older ones and no
 * newer one.
 *
 * <p><b>What it is proven by.</b> Berkeley DB 5.3 itself: db_verify, db_dump and sendmail's own lookups of every key
 * in files written here; in the other direction whatever makemap and db_load write, in both byte orders and all page
 * sizes.
 */
@org.jspecify.annotations.NullMarked
package dev.tollgate.makemap.db;
