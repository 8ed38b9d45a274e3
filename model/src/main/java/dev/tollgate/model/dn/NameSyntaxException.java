package dev.tollgate.model.dn;

import dev.tollgate.model.source.Span;

/** A text that is not a distinguished name of the form asked for. */
public final class NameSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Span span;

    NameSyntaxException(Span span, String expected, String found) {
        super("expected " + expected + ", found " + (found.isEmpty() ? "nothing" : "'" + found + "'"));
        this.span = span;
    }

    /** Where in the text. */
    public Span span() {
        return span;
    }
}
