package dev.tollgate.model.entry.value;

import dev.tollgate.model.source.Span;

/**
 * Why a key or value is not what its tag asks for.
 *
 * @param span the offending stretch of the line
 * @param expected what may stand there, as a noun phrase
 * @param found what stands there, as it reads in the file; empty at the end of the value
 */
public record ParseError(Span span, String expected, String found) {
    /** The error as a sentence part: "expected a number of bits, found 'abc'". */
    public String message() {
        return "expected " + expected + ", found " + (found.isEmpty() ? "nothing" : "'" + found + "'");
    }
}
