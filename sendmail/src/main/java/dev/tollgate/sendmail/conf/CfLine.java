package dev.tollgate.sendmail.conf;

/**
 * A line of a cf as sendmail reads it: continuation lines joined, comments cut off.
 *
 * @param number the number of its first line, from 1
 * @param lines how many lines it takes
 * @param text the line, without a comment at its end
 */
public record CfLine(int number, int lines, String text) {
    /** The letter that says what the line is. */
    public char kind() {
        return text.charAt(0);
    }
}
