package dev.tollgate.model.source;

/**
 * Walks over the lines of a text exactly as makemap reads them, without creating an object per line. A line that does
 * not fit makemap's buffer is reported as {@link LineKind#TOO_LONG} for its first {@value LineGrammar#BUFFER_SIZE} - 1
 * bytes, and the rest of it is then read as a line of its own, as makemap does.
 *
 * <p>After {@link #next()} has answered true, the accessors describe the current line by offsets into the buffer.
 */
public final class LineScanner {
    private final LineGrammar grammar;
    private final byte[] text;
    private final int limit;
    private int next;
    private int lineNumber;
    private int start;
    private int end;
    private LineKind kind = LineKind.EMPTY;
    private int keyEnd;
    private int valueStart;
    private int valueEnd;

    /**
     * A scanner over {@code text[from, to)}. The range must begin at a line start; the byte after it is taken as the end
     * of the input.
     */
    public LineScanner(LineGrammar grammar, byte[] text, int from, int to) {
        this.grammar = grammar;
        this.text = text;
        this.next = from;
        this.limit = to;
    }

    /** Moves to the next line; false at the end of the input. */
    public boolean next() {
        if (next >= limit) {
            return false;
        }
        lineNumber++;
        start = next;
        int stop = Math.min(limit, start + LineGrammar.BUFFER_SIZE - 1);
        int at = start;
        int nul = -1;
        while (at < stop && text[at] != '\n') {
            if (text[at] == 0 && nul < 0) {
                nul = at;
            }
            at++;
            // Eight bytes at a time where none of them matters: most of the time of a map build is spent here.
            while (at + Long.BYTES <= stop && EightBytes.noneIsNewlineOrNul(text, at)) {
                at += Long.BYTES;
            }
        }
        boolean newline = at < stop;
        end = at;
        next = newline ? at + 1 : at;
        boolean endOfInput = !newline && at == limit && at - start < LineGrammar.BUFFER_SIZE - 1;
        if (newline ? nul >= 0 : !endOfInput) {
            kind = LineKind.TOO_LONG;
            keyEnd = valueStart = valueEnd = start;
        } else {
            classify(nul >= 0 ? nul : at);
        }
        return true;
    }

    private void classify(int stop) {
        keyEnd = valueStart = valueEnd = start;
        if (start == stop) {
            kind = LineKind.EMPTY;
            return;
        }
        byte first = text[start];
        if ((first & 0xFF) == grammar.comment()) {
            kind = LineKind.COMMENT;
            return;
        }
        if (grammar.separator() == LineGrammar.WHITE_SPACE && LineGrammar.isSpace(first)) {
            kind = LineKind.LEADING_SPACE;
            return;
        }
        int at = start;
        if (grammar.separator() == LineGrammar.WHITE_SPACE) {
            while (at + Long.BYTES <= stop && EightBytes.noneIsSpace(text, at)) {
                at += Long.BYTES;
            }
        }
        while (at < stop && !grammar.isSeparator(text[at])) {
            at++;
        }
        keyEnd = at;
        while (at < stop && grammar.isSeparator(text[at])) {
            at++;
        }
        valueStart = at;
        valueEnd = stop;
        kind = at == stop && !grammar.allowEmptyValue() ? LineKind.NO_VALUE : LineKind.ENTRY;
    }

    /** What the current line is. */
    public LineKind kind() {
        return kind;
    }

    /** makemap's number of the current line, from 1. */
    public int lineNumber() {
        return lineNumber;
    }

    /** Offset of the line's first byte; of its key's, too, when it has one. */
    public int start() {
        return start;
    }

    /** Offset after the line's last byte, newline not counted. */
    public int end() {
        return end;
    }

    /** Offset after the key's last byte. */
    public int keyEnd() {
        return keyEnd;
    }

    /** Offset of the value's first byte. */
    public int valueStart() {
        return valueStart;
    }

    /** Offset after the value's last byte. */
    public int valueEnd() {
        return valueEnd;
    }

    /** Offset at which the next line will be looked for. */
    public int position() {
        return next;
    }
}
