package dev.tollgate.makemap.format;

import java.util.Arrays;
import java.util.Optional;

/** The formats of map files that sendmail opens. */
public enum MapFormat {
    /** Berkeley DB 3.1 and later, access method hash ({@code makemap hash}). */
    DB_HASH("hash", ".db"),
    /** Berkeley DB 3.1 and later, access method btree ({@code makemap btree}). */
    DB_BTREE("btree", ".db"),
    /** D. J. Bernstein's constant database ({@code makemap cdb}). */
    CDB("cdb", ".cdb"),
    /** The hash file of 4.4BSD's db 1.85, still what FreeBSD's base system writes. */
    DB185_HASH("db185-hash", ".db"),
    /** The btree file of 4.4BSD's db 1.85, still what FreeBSD's base system writes. */
    DB185_BTREE("db185-btree", ".db");

    private final String word;
    private final String suffix;

    MapFormat(String word, String suffix) {
        this.word = word;
        this.suffix = suffix;
    }

    /** The format of this name; makemap calls those so that it writes. */
    public static Optional<MapFormat> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    /** Its name on a command line. */
    public String word() {
        return word;
    }

    /** The name of the file of a map called {@code name}. */
    public String fileName(String name) {
        return name.endsWith(suffix) ? name : name + suffix;
    }

    /** Whether its files have a version of Berkeley DB. */
    public boolean isBerkeleyDb() {
        return this == DB_HASH || this == DB_BTREE;
    }
}
