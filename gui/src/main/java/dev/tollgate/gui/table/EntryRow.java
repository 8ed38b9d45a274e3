package dev.tollgate.gui.table;

import dev.tollgate.gui.document.ShownEntry;
import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.value.ValueKind;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineGrammar;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One row of the table.
 *
 * @param line the line's number in the file, from 1
 * @param tag the tag with its colon, or empty
 * @param key what follows the tag; the whole line where makemap takes no entry from it
 * @param value the right-hand side; passwords are not shown
 * @param meaning what the entry does, as a sentence
 * @param comment the comment lines right above
 * @param entry the entry; empty where the line is none
 */
public record EntryRow(
        int line,
        RowState state,
        String tag,
        String key,
        String value,
        String meaning,
        String comment,
        Optional<Entry> entry) {
    private static final String MASK = "••••••";
    private static final int MOST_COMMENT_LINES = 5;

    /** The row for line {@code number} of {@code document}. */
    public static EntryRow of(AccessFile document, int number) {
        Line line = document.line(number);
        RowState state = RowState.of(line);
        Optional<Entry> entry =
                state == RowState.DISABLED ? RowState.disabledEntry(number, line) : EntryParser.parse(number, line);
        String comment = commentAbove(document, number);
        return entry.map(parsed -> of(parsed, state, comment)).orElseGet(() -> broken(number, line, state, comment));
    }

    private static EntryRow of(Entry entry, RowState state, String comment) {
        String tag = entry.left()
                .substring(0, entry.left().length() - entry.keySpan().length());
        boolean secret = entry.tag().valueKind() == ValueKind.CREDENTIALS;
        String meaning = ShownEntry.sentence(entry);
        return new EntryRow(
                entry.lineNumber(),
                state,
                ShownText.of(tag),
                shownKey(entry.left(), tag.length()),
                secret ? MASK : ShownText.of(Secrets.HIDDEN.value(entry.left(), entry.right())),
                secret && entry.validValue().isEmpty() ? Texts.of("row.credentials.broken") : meaning,
                comment,
                Optional.of(entry));
    }

    private static EntryRow broken(int number, Line line, RowState state, String comment) {
        Optional<EntryText> sides = EntryText.of(number, line);
        String key = sides.map(EntryText::left).orElse(line.text());
        int tag = sides.map(EntryText::tagLength).orElse(0);
        return new EntryRow(
                number,
                state,
                ShownText.of(key.substring(0, tag)),
                shownKey(key, tag),
                "",
                broken(line),
                comment,
                Optional.empty());
    }

    /** What follows the tag: a password may stand there, where a space was left out. */
    private static String shownKey(String left, int tagLength) {
        String shown = Secrets.HIDDEN.line(left);
        return ShownText.of(shown.substring(Math.min(tagLength, shown.length())));
    }

    private static String broken(Line line) {
        return switch (line.parts(LineGrammar.DEFAULT).kind()) {
            case TOO_LONG -> Texts.of(line.text().indexOf('\0') >= 0 ? "row.broken.nul" : "row.broken.long");
            case LEADING_SPACE -> Texts.of("row.broken.space");
            case NO_VALUE -> Texts.of("row.broken.value");
            case COMMENT, EMPTY, ENTRY -> "";
        };
    }

    private static String commentAbove(AccessFile document, int number) {
        Deque<String> lines = new ArrayDeque<>();
        for (int above = number - 1; above > 0 && lines.size() < MOST_COMMENT_LINES; above--) {
            Line line = document.line(above);
            if (!line.text().startsWith("#") || RowState.of(line) == RowState.DISABLED) {
                break;
            }
            lines.addFirst(ShownText.of(Secrets.HIDDEN.line(line.text())).replaceFirst("^#+\\s*", ""));
        }
        return String.join(" ", lines).strip();
    }
}
