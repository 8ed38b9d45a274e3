package dev.tollgate.gui.table;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.ErrorReply;
import dev.tollgate.model.entry.value.Value;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineEnding;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import java.util.Optional;

/** What a line is in the table of entries. */
public enum RowState {
    /** An entry that makemap takes. */
    ACTIVE,
    /** A comment line that would be an entry without its {@code #}. */
    DISABLED,
    /** A line that makemap drops. */
    BROKEN,
    /** An empty line or prose: no row at all. */
    NO_ROW;

    /** What {@code line} is. */
    public static RowState of(Line line) {
        String text = line.text();
        if (text.isEmpty() && line.ending() != LineEnding.CRLF) {
            return NO_ROW;
        }
        if (text.startsWith("#")) {
            return disabledEntry(1, line).isPresent() ? DISABLED : NO_ROW;
        }
        LineKind kind = line.parts(LineGrammar.DEFAULT).kind();
        return switch (kind) {
            case ENTRY -> ACTIVE;
            case TOO_LONG, LEADING_SPACE, NO_VALUE -> BROKEN;
            case COMMENT, EMPTY -> NO_ROW;
        };
    }

    /**
     * The entry that {@code line} would be without its {@code #}. Prose is told from entries by a space after the
     * {@code #}, by words that are not tags, and by values that mean nothing.
     */
    static Optional<Entry> disabledEntry(int number, Line line) {
        String text = line.text();
        if (text.length() < 2 || !text.startsWith("#") || text.charAt(1) == '#' || text.charAt(1) <= ' ') {
            return Optional.empty();
        }
        return EntryParser.parse(number, new Line(text.substring(1), line.ending()))
                .filter(RowState::isMeant);
    }

    private static boolean isMeant(Entry entry) {
        if (entry.tag() == Tag.CUSTOM || !entry.tag().looksUp(entry.key().kind())) {
            return false;
        }
        boolean word = entry.tag() == Tag.UNTAGGED
                && entry.key().kind() == KeyKind.DOMAIN
                && entry.left().indexOf('.') < 0;
        return !word
                && entry.validValue().filter(value -> !isProse(entry, value)).isPresent();
    }

    private static boolean isProse(Entry entry, Value value) {
        return entry.tag() == Tag.UNTAGGED && value instanceof ErrorReply reply && reply.form() == ErrorReply.Form.BARE;
    }
}
