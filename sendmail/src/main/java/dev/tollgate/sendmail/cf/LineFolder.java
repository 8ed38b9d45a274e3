package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.scan.Chars;

/** The logical lines of a configuration: a line that begins with white space continues the one before (util.c, fgetfolded). */
final class LineFolder {
    private final String text;
    private int at;
    private int number;

    LineFolder(String text) {
        this.text = text;
    }

    /** Whether there is a further line. */
    boolean hasNext() {
        return at < text.length();
    }

    /** The number of the last line that the logical line takes in. */
    int number() {
        return number;
    }

    /** The next logical line, with the newlines between its parts. */
    String next() {
        StringBuilder line = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
                c = text.charAt(at++);
            }
            line.append(c);
            if (c == '\n') {
                number++;
                if (at >= text.length() || text.charAt(at) != ' ' && text.charAt(at) != '\t') {
                    break;
                }
            }
        }
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\n') {
            line.setLength(end - 1);
        }
        return Chars.untilNul(line.toString());
    }
}
