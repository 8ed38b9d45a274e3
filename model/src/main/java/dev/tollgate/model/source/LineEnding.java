package dev.tollgate.model.source;

/** How a line ends in the file. makemap knows only LF: the CR of a CRLF line becomes part of the value. */
public enum LineEnding {
    LF("\n"),
    CRLF("\r\n"),
    /** The last line of a file that does not end with a newline. */
    NONE("");

    private final String text;

    LineEnding(String text) {
        this.text = text;
    }

    /** The ending as it stands in the file. */
    public String text() {
        return text;
    }
}
