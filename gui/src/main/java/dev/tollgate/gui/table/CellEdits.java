package dev.tollgate.gui.table;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.LineCommands;
import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.text.Texts;
import java.util.Optional;

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
        parts(row).ifPresent(parts -> {
            int length = parts.tagLength();
            String changed = edited(parts.left().substring(0, length), word.isEmpty() ? "" : word + ":")
                    + parts.left().substring(length);
            replace(row, parts, changed, parts.right());
        });
    }

    /** Sets what follows the tag. */
    public void setKey(EntryRow row, String key) {
        parts(row).ifPresent(parts -> {
            int length = parts.tagLength();
            String changed =
                    parts.left().substring(0, length) + edited(parts.left().substring(length), key.strip());
            replace(row, parts, changed, parts.right());
        });
    }

    /** Sets the right-hand side; an empty one is not taken, because makemap drops a line without a value. */
    public void setValue(EntryRow row, String value) {
        parts(row)
                .filter(parts -> !value.isBlank())
                .ifPresent(parts -> replace(row, parts, parts.left(), edited(parts.right(), value.strip())));
    }

    /** Whether the tag of this row can be changed. */
    public boolean isOpen(EntryRow row) {
        return parts(row).isPresent();
    }

    /** Whether the table may show and change this row's key: not when it holds a password, which the cell masks. */
    public boolean isKeyOpen(EntryRow row) {
        return parts(row).filter(parts -> !parts.leftIsHidden()).isPresent();
    }

    /** Whether the table may show and change this row's value. */
    public boolean isValueOpen(EntryRow row) {
        return parts(row).filter(parts -> !parts.rightIsHidden()).isPresent();
    }

    private Optional<EntryText> parts(EntryRow row) {
        boolean exists = row.line() >= 1 && row.line() <= editor.document().lineCount();
        return exists ? EntryText.of(row.line(), editor.document().line(row.line())) : Optional.empty();
    }

    private static String edited(String old, String shown) {
        return ShownText.of(old).equals(shown) ? old : ShownText.edited(old, shown);
    }

    private void replace(EntryRow row, EntryText parts, String left, String right) {
        // Without both sides there is no entry: what was typed is not kept.
        if (!left.isBlank() && (!left.equals(parts.left()) || !right.equals(parts.right()))) {
            commands.setText(Texts.of("edit.change"), row.line(), parts.with(left, right));
        }
    }
}
