package dev.tollgate.gui.document;

import dev.tollgate.gui.document.DocumentChange.Cause;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which lines are selected, in all views alike. Moves with the lines when the text changes. */
public final class Selection {
    private final EditorModel editor;
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<SortedSet<Integer>> lines =
            new ReadOnlyObjectWrapper<>(Collections.emptySortedSet());

    /** Nothing of {@code editor}'s document yet. */
    public Selection(EditorModel editor) {
        this.editor = editor;
        editor.onChange(this::follow);
    }

    /** The line that is looked at, from 1; 0 when there is none. */
    public ReadOnlyIntegerProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** All selected lines; the current one is among them. */
    public ReadOnlyObjectProperty<SortedSet<Integer>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /** Selects one line; 0 selects nothing. */
    public void select(int line) {
        select(line == 0 ? Collections.emptySortedSet() : new TreeSet<>(Collections.singleton(line)), line);
    }

    /** Selects several lines. */
    public void select(SortedSet<Integer> chosen, int looksAt) {
        if (!chosen.equals(lines.get())) {
            lines.set(Collections.unmodifiableSortedSet(new TreeSet<>(chosen)));
        }
        current.set(looksAt);
    }

    private void follow(DocumentChange change) {
        int count = change.after().lineCount();
        if (change.cause() == Cause.OPEN) {
            select(0);
        } else if (change.cause() != Cause.EDIT) {
            select(Math.min(change.lines().first(), count));
        } else if (change.lines().shift() != 0 && !lines.get().isEmpty()) {
            SortedSet<Integer> moved = new TreeSet<>();
            lines.get().forEach(line -> moved.add(moved(line, change.lines(), count)));
            moved.remove(0);
            select(moved, moved(current.get(), change.lines(), count));
        }
    }

    private static int moved(int line, LineChange change, int count) {
        int place = line >= change.first() + change.removed() ? line + change.shift() : line;
        return Math.min(place, count);
    }

    /** The document the lines are in. */
    public EditorModel editor() {
        return editor;
    }
}
