package dev.tollgate.model.source;

/**
 * A stretch of one line: byte offsets from the line's first byte, {@code start} inclusive, {@code end} exclusive.
 * Lines are held as ISO 8859-1 text, so a byte offset is also an index into {@link Line#text()}.
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span " + start + ".." + end);
        }
    }

    /** The number of bytes covered. */
    public int length() {
        return end - start;
    }

    /** This stretch moved right by {@code offset} bytes. */
    public Span shift(int offset) {
        return new Span(start + offset, end + offset);
    }

    /** The covered part of {@code text}. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
