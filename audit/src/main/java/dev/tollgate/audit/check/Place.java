package dev.tollgate.audit.check;

/**
 * Where something was found.
 *
 * @param path the file
 * @param line the line, from 1; 0 for the file as a whole
 * @param start the offset in the line
 * @param end the offset after what is meant
 * @param text the line
 */
public record Place(String path, int line, int start, int end, String text) {
    /** The file as a whole. */
    public static Place of(String path) {
        return new Place(path, 0, 0, 0, "");
    }
}
