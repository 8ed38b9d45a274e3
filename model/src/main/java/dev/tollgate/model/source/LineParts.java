package dev.tollgate.model.source;

import java.nio.charset.StandardCharsets;

/**
 * The places of key and value in one line.
 *
 * @param kind what makemap makes of the line
 * @param key the key; empty for a line without one
 * @param value the value, without the CR of a CRLF line; empty for a line without one
 */
public record LineParts(LineKind kind, Span key, Span value) {
    private static final Span NOTHING = new Span(0, 0);

    static LineParts of(Line line, LineGrammar grammar) {
        byte[] bytes = line.bytes();
        return of(bytes, 0, bytes.length, line.text().length(), grammar);
    }

    /** The parts of the one line, of {@code visible} bytes without its ending, in {@code bytes[from, to)}. */
    static LineParts of(byte[] bytes, int from, int to, int visible, LineGrammar grammar) {
        LineScanner scanner = new LineScanner(grammar, bytes, from, to);
        if (!scanner.next()) {
            return new LineParts(LineKind.EMPTY, NOTHING, NOTHING);
        }
        return new LineParts(
                scanner.kind(),
                new Span(0, Math.min(scanner.keyEnd() - from, visible)),
                span(scanner.valueStart() - from, scanner.valueEnd() - from, visible));
    }

    private static Span span(int start, int end, int limit) {
        int cut = Math.min(start, limit);
        return new Span(cut, Math.max(cut, Math.min(end, limit)));
    }

    /** The key's text as makemap stores it under {@code grammar}. */
    public String storedKey(Line line, LineGrammar grammar) {
        String text = key.of(line.text());
        return grammar.foldCase() ? LineGrammar.fold(text) : text;
    }

    /** The value's bytes as makemap stores them, the CR of a CRLF line included. */
    public byte[] storedValue(Line line) {
        String text = value.of(line.text());
        boolean carriageReturn =
                line.ending() == LineEnding.CRLF && value.end() == line.text().length();
        return (carriageReturn ? text + "\r" : text).getBytes(StandardCharsets.ISO_8859_1);
    }
}
