package dev.tollgate.toolkit.edit;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineParts;
import java.util.List;
import java.util.Optional;

/** The usual layout of access files. What makemap reads stays the same. */
public final class Layout {
    private Layout() {}

    /**
     * {@code original} with one tab between key and value, tags spelled as sendmail spells them, and comments without white
     * space at their end.
     */
    public static AccessFile usual(AccessFile original) {
        AccessFile changed = original;
        for (int number = 1; number <= original.lineCount(); number++) {
            Line line = original.line(number);
            String text = laidOut(line);
            if (!text.equals(line.text())) {
                changed = changed.replace(number, List.of(new Line(text, line.ending())));
            }
        }
        return changed;
    }

    private static String laidOut(Line line) {
        LineParts parts = line.parts(LineGrammar.DEFAULT);
        if (parts.kind() == LineKind.COMMENT) {
            return line.text().stripTrailing();
        }
        Optional<Entry> entry = EntryParser.parse(1, line, parts);
        if (entry.isEmpty()) {
            return line.text();
        }
        Tag tag = entry.get().tag();
        String left = entry.get().left();
        if (tag != Tag.UNTAGGED && tag != Tag.CUSTOM) {
            left = tag.text() + left.substring(entry.get().tagText().length());
        }
        return left + "\t" + line.text().substring(parts.value().start());
    }
}
