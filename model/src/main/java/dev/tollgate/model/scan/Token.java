package dev.tollgate.model.scan;

import dev.tollgate.model.source.Span;

/**
 * One token of a value as sendmail's address scanner cuts it.
 *
 * @param text the token's text; a quoted string keeps its quotes
 * @param span where it stands in the line
 */
public record Token(String text, Span span) {
    /** Whether this token is the word {@code keyword}; sendmail compares without case. */
    public boolean is(String keyword) {
        return text.equalsIgnoreCase(keyword);
    }

    /** Whether this token is a quoted string. */
    public boolean isQuoted() {
        return text.startsWith("\"");
    }
}
