package dev.tollgate.gui.document;

import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineEnding;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Replaces stretches of lines and finds the stretch in which two documents differ. */
final class Splice {
    /** Above this many removed lines it is cheaper to put the text together again. */
    private static final int MANY = 300;

    private Splice() {}

    static AccessFile of(AccessFile document, int first, int removed, List<Line> lines) {
        if (removed > MANY) {
            return rebuilt(document, first, removed, lines);
        }
        if (removed == 0) {
            return document.insert(first, lines);
        }
        AccessFile result = document;
        for (int number = first + removed - 1; number > first; number--) {
            result = result.remove(number);
        }
        return result.replace(first, lines);
    }

    private static AccessFile rebuilt(AccessFile document, int first, int removed, List<Line> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LineEnding common = document.commonEnding();
        int after = first + removed;
        int rest = document.lineCount() - after + 1;
        for (int number = 1; number < first; number++) {
            append(bytes, document.line(number), number == first - 1 && lines.isEmpty() && rest == 0, common);
        }
        for (int i = 0; i < lines.size(); i++) {
            append(bytes, lines.get(i), i == lines.size() - 1 && rest == 0, common);
        }
        for (int number = after; number <= document.lineCount(); number++) {
            append(bytes, document.line(number), number == document.lineCount(), common);
        }
        return AccessFile.parse(bytes.toByteArray());
    }

    private static void append(ByteArrayOutputStream bytes, Line line, boolean endsDocument, LineEnding common) {
        boolean open = line.ending() == LineEnding.NONE && !endsDocument;
        bytes.writeBytes((open ? new Line(line.text(), common) : line).bytes());
    }

    static LineChange difference(AccessFile before, AccessFile after) {
        int limit = Math.min(before.lineCount(), after.lineCount());
        int prefix = 0;
        while (prefix < limit && before.line(prefix + 1).equals(after.line(prefix + 1))) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < limit - prefix
                && before.line(before.lineCount() - suffix).equals(after.line(after.lineCount() - suffix))) {
            suffix++;
        }
        return new LineChange(prefix + 1, before.lineCount() - prefix - suffix, after.lineCount() - prefix - suffix);
    }
}
