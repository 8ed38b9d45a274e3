package dev.tollgate.gui.table;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.LineCommands;
import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ValueKind;
import dev.tollgate.model.source.Span;

/** Changes one part of an entry and leaves the rest of its line as it stands. */
public final class CellEdits {
    private final EditorModel editor;
    private final LineCommands commands;

    /** Edits of {@code editor}'s document. */
    public CellEdits(EditorModel editor, LineCommands commands) {
        this.editor = editor;
        this.commands = commands;
    }

    /** Sets the tag, given with or without its colon; empty takes it away. */
    public void setTag(EntryRow row, String tag) {
        String word = tag.strip().replaceFirst(":$", "");
        row.entry().ifPresent(entry -> {
            Span old = new Span(entry.leftSpan().start(), entry.keySpan().start());
            replace(row, old, word.isEmpty() ? "" : word + ":");
        });
    }

    /** Sets what follows the tag. */
    public void setKey(EntryRow row, String key) {
        row.entry().ifPresent(entry -> replace(row, entry.keySpan(), key.strip()));
    }

    /** Sets the right-hand side. */
    public void setValue(EntryRow row, String value) {
        row.entry().ifPresent(entry -> replace(row, entry.rightSpan(), value.strip()));
    }

    /** Whether the table may show and change this row's value: not when it holds a password. */
    public static boolean isValueOpen(EntryRow row) {
        return row.entry().filter(CellEdits::isOpen).isPresent();
    }

    private static boolean isOpen(Entry entry) {
        return entry.tag().valueKind() != ValueKind.CREDENTIALS;
    }

    private void replace(EntryRow row, Span span, String shown) {
        String text = editor.document().line(row.line()).text();
        // The entry of a line that is commented out begins behind the sign.
        Span place = row.state() == RowState.DISABLED ? span.shift(1) : span;
        String old = place.of(text);
        if (!ShownText.of(old).equals(shown)) {
            commands.setText(
                    Texts.of("edit.change"),
                    row.line(),
                    text.substring(0, place.start()) + ShownText.edited(old, shown) + text.substring(place.end()));
        }
    }
}
