package dev.tollgate.cli.edit;

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
import picocli.CommandLine.Command;

/** {@code tollgate fmt}. */
@Command(
        name = "fmt",
        description = "Give an access file the usual layout: one tab between key and value, tags spelled as sendmail"
                + " spells them, no blanks at the end of comments. What makemap reads stays the same.",
        footer = {"", "Examples:", "  tollgate fmt access", "  tollgate fmt - < access | diff access -"})
public final class FmtCommand extends EditCommand {
    @Override
    AccessFile edit(AccessFile original) {
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
