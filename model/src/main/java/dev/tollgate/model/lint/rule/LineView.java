package dev.tollgate.model.lint.rule;

import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineParts;
import dev.tollgate.model.source.Span;

/**
 * One line as a line rule sees it.
 *
 * @param file the document, for a look at the neighbors
 * @param number from 1
 * @param line the line itself
 * @param parts what makemap makes of it
 */
public record LineView(AccessFile file, int number, Line line, LineParts parts) {
    /** The line without its ending. */
    public String text() {
        return line.text();
    }

    /** What makemap makes of the line. */
    public LineKind kind() {
        return parts.kind();
    }

    /** The whole line, ending excluded. */
    public Span whole() {
        return new Span(0, line.text().length());
    }
}
