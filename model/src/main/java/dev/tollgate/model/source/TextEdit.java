package dev.tollgate.model.source;

/**
 * A replacement of a stretch of text, which may span lines.
 *
 * @param startLine number of the first line touched, from 1
 * @param startOffset byte offset in that line
 * @param endLine number of the last line touched
 * @param endOffset byte offset after the replaced stretch in that line
 * @param text what stands there afterwards, as ISO 8859-1 text; a newline in it starts a new line, which ends as the
 *     edited line does
 */
public record TextEdit(int startLine, int startOffset, int endLine, int endOffset, String text) {
    public TextEdit {
        if (startLine < 1 || endLine < startLine || startOffset < 0 || endOffset < 0) {
            throw new IllegalArgumentException(
                    "edit " + startLine + ":" + startOffset + ".." + endLine + ":" + endOffset);
        }
        if (startLine == endLine && endOffset < startOffset) {
            throw new IllegalArgumentException("edit ends before it starts");
        }
    }

    /** Replaces {@code span} of line {@code line}. */
    public static TextEdit replace(int line, Span span, String text) {
        return new TextEdit(line, span.start(), line, span.end(), text);
    }

    /** Whether this edit and {@code other} touch common text, so that only one of them can be made. */
    public boolean overlaps(TextEdit other) {
        return before(startLine, startOffset, other.endLine, other.endOffset)
                        && before(other.startLine, other.startOffset, endLine, endOffset)
                || startLine == other.startLine && startOffset == other.startOffset;
    }

    private static boolean before(int line, int offset, int otherLine, int otherOffset) {
        return line < otherLine || line == otherLine && offset < otherOffset;
    }
}
