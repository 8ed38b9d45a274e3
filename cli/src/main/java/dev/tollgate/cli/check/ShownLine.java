package dev.tollgate.cli.check;

import dev.tollgate.cli.output.Shown;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.VisibleText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file as a finding shows it, column by column: what is invisible takes more room than it has in the file, a
 * hidden password less.
 */
final class ShownLine {
    private final String bytes;
    private final List<Span> hidden;
    private final int[] points;

    private ShownLine(String bytes, List<Span> hidden) {
        this.bytes = bytes;
        this.hidden = hidden;
        this.points = Shown.text(bytes).codePoints().toArray();
    }

    /** The line {@code bytes}. */
    static ShownLine of(Secrets secrets, String bytes) {
        return new ShownLine(bytes, secrets.spans(bytes));
    }

    /** How many columns it has in the file. */
    int columns() {
        return points.length;
    }

    /** What is shown for the columns from {@code first} to before {@code end}. */
    String text(int first, int end) {
        StringBuilder text = new StringBuilder();
        int column = first;
        while (column < end) {
            Span secret = secretAt(column);
            if (secret == null) {
                text.append(cell(column++));
            } else {
                text.append(Secrets.MASK);
                column = Shown.column(bytes, secret.end());
            }
        }
        return text.toString();
    }

    /** As much space as the columns from {@code first} to before {@code end} take. */
    String blank(int first, int end) {
        String text = text(first, end);
        StringBuilder blank = new StringBuilder(text.length());
        text.codePoints().forEach(point -> blank.append(point == '\t' ? '\t' : ' '));
        return blank.toString();
    }

    /** How many characters the columns from {@code first} to before {@code end} take. */
    int width(int first, int end) {
        String text = text(first, end);
        return text.codePointCount(0, text.length());
    }

    private String cell(int column) {
        return column > points.length ? " " : VisibleText.of(Character.toString(points[column - 1]));
    }

    private @Nullable Span secretAt(int column) {
        for (Span span : hidden) {
            if (Shown.column(bytes, span.start()) <= column && column < Shown.column(bytes, span.end())) {
                return span;
            }
        }
        return null;
    }
}
