package dev.tollgate.toolkit.suite;

import java.util.List;

/** A policy test file that cannot be understood. The message names file, line and column, and is fit for the user. */
public final class SuiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String typed;
    private final transient List<String> known;

    SuiteException(String message) {
        this(message, "", List.of());
    }

    SuiteException(String message, String typed, List<String> known) {
        super(message);
        this.typed = typed;
        this.known = List.copyOf(known);
    }

    /** The name that means nothing; empty when something else is wrong. */
    public String typed() {
        return typed;
    }

    /** The names that would have meant something, sorted. */
    public List<String> known() {
        return known;
    }

    /** What to do about it. */
    public String help() {
        return known.isEmpty() ? "docs/policy-tests.md describes the format" : "there are " + String.join(", ", known);
    }
}
