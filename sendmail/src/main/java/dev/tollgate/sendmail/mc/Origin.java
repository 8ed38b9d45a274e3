package dev.tollgate.sendmail.mc;

/**
 * Where in a file something comes from.
 *
 * @param file the file, spelled as it was included
 * @param start the offset of its first char
 * @param end the offset after its last char
 */
public record Origin(String file, int start, int end) {}
