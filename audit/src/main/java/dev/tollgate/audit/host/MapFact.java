package dev.tollgate.audit.host;

/**
 * What a short look at a map file shows, without what is in it.
 *
 * @param path the file
 * @param content hash, btree, cdb, db185-hash, db185-btree, empty, text or other
 * @param opens whether the library of that format opens the file
 * @param damage what is wrong, as a clause about the file; empty where nothing is
 */
public record MapFact(String path, String content, boolean opens, String damage) {}
