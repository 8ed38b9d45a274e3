package dev.tollgate.directory.verify;

/**
 * Something in a directory that makes sendmail do other than was meant, or may.
 *
 * @param severity how bad it is
 * @param server the server's URL
 * @param place the entry, or what else it is about; empty for the server as a whole
 * @param message what is wrong, and what sendmail does
 * @param help what to do
 */
public record Trap(Severity severity, String server, String place, String message, String help) {
    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING,
        INFO
    }
}
