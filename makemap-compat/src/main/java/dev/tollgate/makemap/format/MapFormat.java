package dev.tollgate.makemap.format;

/** The formats of map files that sendmail opens. */
public enum MapFormat {
    /** Berkeley DB 3.1 and later, access method hash ({@code makemap hash}). */
    DB_HASH,
    /** Berkeley DB 3.1 and later, access method btree ({@code makemap btree}). */
    DB_BTREE,
    /** D. J. Bernstein's constant database ({@code makemap cdb}). */
    CDB,
    /** The hash file of 4.4BSD's db 1.85, still what FreeBSD's base system writes. */
    DB185_HASH,
    /** The btree file of 4.4BSD's db 1.85, still what FreeBSD's base system writes. */
    DB185_BTREE
}
