package dev.tollgate.model.source;

import java.nio.charset.StandardCharsets;

/**
 * One line of an access file: its exact bytes, held as ISO 8859-1 text (one char is one byte, nothing is lost), and how
 * it ends.
 *
 * @param text the line without its ending
 * @param ending the ending as it stands in the file
 */
public record Line(String text, LineEnding ending) {
    public Line {
        if (text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a line holds no newline");
        }
    }

    /** The line, ending included, as it stands in the file. */
    public byte[] bytes() {
        return (text + ending.text()).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * What makemap makes of this line, with the places of key and value. A CRLF line's CR is part of the value for
     * makemap; the spans given here leave it out.
     */
    public LineParts parts(LineGrammar grammar) {
        return LineParts.of(this, grammar);
    }
}
