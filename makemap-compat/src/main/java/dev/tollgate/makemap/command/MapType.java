package dev.tollgate.makemap.command;

import dev.tollgate.makemap.format.MapFormat;
import java.util.Optional;

/** The map types that the command line names. */
enum MapType {
    HASH("hash", ".db", MapFormat.DB_HASH),
    BTREE("btree", ".db", MapFormat.DB_BTREE),
    CDB("cdb", ".cdb", MapFormat.CDB),
    DB185_HASH("db185-hash", ".db", MapFormat.DB185_HASH),
    DB185_BTREE("db185-btree", ".db", MapFormat.DB185_BTREE);

    /** The type that stands for the first of the others that fits. */
    static final String IMPLICIT = "implicit";

    private final String word;
    private final String suffix;
    private final MapFormat format;

    MapType(String word, String suffix, MapFormat format) {
        this.word = word;
        this.suffix = suffix;
        this.format = format;
    }

    static Optional<MapType> named(String word) {
        for (MapType type : values()) {
            if (type.word.equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    MapFormat format() {
        return format;
    }

    boolean isBerkeleyDb() {
        return this == HASH || this == BTREE;
    }

    /** The name of the file of a map called {@code name}. */
    String fileName(String name) {
        return name.endsWith(suffix) ? name : name + suffix;
    }
}
