package dev.tollgate.sendmail.map;

import java.util.Map;

/** The aliases of a process that were read from texts; all such maps share them. */
public interface AliasTable {
    /** The aliases by their names in lower case. */
    Map<String, String> entries();

    /** Reads a file of aliases, parsing their names and values as addresses. */
    void read(String file, String text);
}
