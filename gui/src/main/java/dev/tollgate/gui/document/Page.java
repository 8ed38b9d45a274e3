package dev.tollgate.gui.document;

import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineEnding;
import java.util.ArrayList;
import java.util.List;

/**
 * The stretch of a document that the source view shows: all of an ordinary file, a part of a very large one. After a
 * file's last newline it has one more, empty line, as every text editor shows it.
 *
 * @param first number of the first line
 * @param last number of the last line; below {@code first} in an empty document
 */
public record Page(int first, int last) {
    /** Files of up to this many lines are shown whole. */
    public static final int MOST_LINES = 20_000;

    private static final int BEFORE = 1_000;

    /** The page of {@code document} that shows line {@code line}. */
    public static Page around(AccessFile document, int line) {
        int count = document.lineCount();
        if (count <= MOST_LINES) {
            return new Page(1, count);
        }
        int first = Math.max(1, Math.min(line - BEFORE, count - MOST_LINES + 1));
        return new Page(first, Math.min(count, first + MOST_LINES - 1));
    }

    /** Whether the page shows line {@code line}. */
    public boolean contains(int line) {
        return first <= line && line <= last;
    }

    /** The page's text as people see it. */
    public String text(AccessFile document) {
        StringBuilder text = new StringBuilder();
        for (int number = first; number <= last; number++) {
            text.append(ShownText.of(document.line(number).text()));
            if (number < last || endsWithNewline(document)) {
                text.append('\n');
            }
        }
        return text.toString();
    }

    private boolean endsWithNewline(AccessFile document) {
        return last == document.lineCount() && last > 0 && document.line(last).ending() != LineEnding.NONE;
    }

    /**
     * A stretch of lines and what to put there.
     *
     * @param first number of the first line replaced
     * @param removed how many are replaced
     */
    public record Replacement(int first, int removed, List<Line> lines) {}

    /**
     * What somebody did to the document by replacing shown lines.
     *
     * @param index of the first line replaced, from the page's first
     * @param removed how many shown lines were replaced, the empty one after the end perhaps among them
     * @param shown what they read now
     */
    public Replacement replacement(AccessFile document, int index, int removed, List<String> shown) {
        int start = first + index;
        List<Line> old = new ArrayList<>();
        for (int number = start; number < start + removed && number <= last; number++) {
            old.add(document.line(number));
        }
        boolean touchesEnd = start + removed - 1 > last || last == 0;
        List<String> texts = texts(old, shown);
        LineEnding common = document.commonEnding();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            boolean lastOne = i == texts.size() - 1;
            LineEnding ending = ending(old, i, lastOne, touchesEnd, common);
            // Nothing after the last newline is not a line.
            if (!texts.get(i).isEmpty() || ending != LineEnding.NONE) {
                lines.add(new Line(texts.get(i), ending));
            }
        }
        return new Replacement(start, old.size(), lines);
    }

    private static LineEnding ending(
            List<Line> old, int index, boolean lastOne, boolean touchesEnd, LineEnding common) {
        if (lastOne) {
            return touchesEnd || old.isEmpty()
                    ? LineEnding.NONE
                    : old.get(old.size() - 1).ending();
        }
        LineEnding kept = index < old.size() ? old.get(index).ending() : common;
        return kept == LineEnding.NONE ? common : kept;
    }

    private static List<String> texts(List<Line> old, List<String> shown) {
        List<String> texts = new ArrayList<>();
        if (old.size() == shown.size()) {
            for (int i = 0; i < old.size(); i++) {
                texts.add(ShownText.edited(old.get(i).text(), shown.get(i)));
            }
            return texts;
        }
        String bytes = String.join("\n", old.stream().map(Line::text).toList());
        return List.of(ShownText.edited(bytes, String.join("\n", shown)).split("\n", -1));
    }
}
