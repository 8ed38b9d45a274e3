package dev.tollgate.model.lint.finding;

import dev.tollgate.model.source.Span;

/**
 * A stretch of the file, which may span lines: line numbers from 1, byte offsets from 0, the end exclusive.
 */
public record Place(int startLine, int startOffset, int endLine, int endOffset) {
    /** {@code span} of line {@code line}. */
    public static Place of(int line, Span span) {
        return new Place(line, span.start(), line, span.end());
    }
}
