package dev.tollgate.gui.document;

import dev.tollgate.gui.document.DocumentChange.Cause;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which lines are selected, in all views alike. Moves with the lines when the text changes. */
public final class Selection {
    private final EditorModel editor;
    private final ReadOnlyObjectWrapper<Selected> selected = new ReadOnlyObjectWrapper<>(Selected.NOTHING);

    /** Nothing of {@code editor}'s document yet. */
    public Selection(EditorModel editor) {
        this.editor = editor;
        editor.onChange(this::follow);
    }

    /**
     * The selected lines and the one among them that is looked at. One value, because a listener that saw the new lines
     * beside the old line would take one for the other.
     *
     * @param lines from 1
     * @param line from 1; 0 when none is selected
     */
    public record Selected(SortedSet<Integer> lines, int line) {
        /** No line. */
        public static final Selected NOTHING = new Selected(Collections.emptySortedSet(), 0);

        public Selected {
            lines = Collections.unmodifiableSortedSet(new TreeSet<>(lines));
        }
    }

    /** All that is selected. */
    public ReadOnlyObjectProperty<Selected> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** The line that is looked at, from 1; 0 when there is none. */
    public int line() {
        return selected.get().line();
    }

    /** All selected lines; {@link #line()} is among them. */
    public SortedSet<Integer> lines() {
        return selected.get().lines();
    }

    /** Selects one line; 0 selects nothing. */
    public void select(int line) {
        select(line == 0 ? Collections.emptySortedSet() : new TreeSet<>(Collections.singleton(line)), line);
    }

    /** Selects several lines. */
    public void select(SortedSet<Integer> chosen, int looksAt) {
        Selected next = new Selected(chosen, looksAt);
        if (!next.equals(selected.get())) {
            selected.set(next);
        }
    }

    private void follow(DocumentChange change) {
        int count = change.after().lineCount();
        if (change.cause() == Cause.OPEN) {
            select(0);
        } else if (change.cause() != Cause.EDIT) {
            select(Math.min(change.lines().first(), count));
        } else if (change.lines().shift() != 0 && !lines().isEmpty()) {
            SortedSet<Integer> moved = new TreeSet<>();
            lines().forEach(line -> moved.add(moved(line, change.lines(), count)));
            moved.remove(0);
            select(moved, moved(line(), change.lines(), count));
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
