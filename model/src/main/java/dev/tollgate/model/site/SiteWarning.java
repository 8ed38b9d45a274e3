package dev.tollgate.model.site;

/**
 * Something in a configuration that cannot be followed, or that does other than it says.
 *
 * @param file the configuration file
 * @param line the line, from 1; 0 where no line is to blame
 * @param text what, and what it means for the answers
 */
public record SiteWarning(String file, int line, String text) {
    /** {@code FILE:LINE: warning: TEXT}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": warning: " + text;
    }
}
