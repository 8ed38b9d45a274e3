package dev.tollgate.gui.document;

import dev.tollgate.gui.document.DocumentChange.Cause;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.TextEdit;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The open document with all its edits. Every view edits through it and listens to it, so that one undo serves all.
 * Documents share what they have in common, so undo has no limit.
 */
public final class EditorModel {
    /** Typing in one line is one step of undo while the pauses stay shorter than this. */
    static final long TYPING_PAUSE_MILLIS = 1000;

    private final LongSupplier clockMillis;
    private final List<Consumer<DocumentChange>> listeners = new ArrayList<>();
    private final Deque<Step> undo = new ArrayDeque<>();
    private final Deque<Step> redo = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<@Nullable Path> path = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper undoLabel = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoLabel = new ReadOnlyStringWrapper("");
    private AccessFile document = AccessFile.parse(new byte[0]);
    private AccessFile saved = document;

    /** An empty, unnamed document; {@code clockMillis} tells when something was typed. */
    public EditorModel(LongSupplier clockMillis) {
        this.clockMillis = clockMillis;
    }

    private record Step(String label, AccessFile before, AccessFile after, LineChange lines, long typedAt) {
        static final long NOT_TYPED = Long.MIN_VALUE;

        boolean absorbs(LineChange next, long now) {
            return typedAt != NOT_TYPED
                    && now - typedAt < TYPING_PAUSE_MILLIS
                    && lines.equals(next)
                    && next.removed() == 1
                    && next.inserted() == 1;
        }
    }

    /** The text as it is now. */
    public AccessFile document() {
        return document;
    }

    /** The text as it was opened or last saved. */
    public AccessFile saved() {
        return saved;
    }

    /** Calls {@code listener} after every change, in the order of registration. */
    public void onChange(Consumer<DocumentChange> listener) {
        listeners.add(listener);
    }

    /** The file behind the document; null for a new one. */
    public ReadOnlyObjectProperty<@Nullable Path> pathProperty() {
        return path.getReadOnlyProperty();
    }

    /** Whether there are changes that are not on disk. */
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /** What undo would take back; empty when there is nothing. */
    public ReadOnlyStringProperty undoLabelProperty() {
        return undoLabel.getReadOnlyProperty();
    }

    /** What redo would do again; empty when there is nothing. */
    public ReadOnlyStringProperty redoLabelProperty() {
        return redoLabel.getReadOnlyProperty();
    }

    /** Takes another file in hand; its undo starts empty. */
    public void open(@Nullable Path file, AccessFile content) {
        undo.clear();
        redo.clear();
        saved = content;
        path.set(file);
        AccessFile before = document;
        document = content;
        announce(before, new LineChange(1, before.lineCount(), content.lineCount()), Cause.OPEN);
    }

    /** Takes back a draft: {@code draft} is the text, {@code onDisk} what the file holds. */
    public void recover(@Nullable Path file, AccessFile onDisk, AccessFile draft, String label) {
        open(file, onDisk);
        replaceAll(label, draft);
    }

    /** Notes that {@code content} now stands in {@code file}; null for what stands in no file. */
    public void markSaved(@Nullable Path file, AccessFile content) {
        saved = content;
        path.set(file);
        updateState();
    }

    /** Notes that the text stands in no file any more. */
    public void markUnsaved() {
        saved = AccessFile.parse(new byte[0]);
        updateState();
    }

    /** Replaces {@code removed} lines from number {@code first} by {@code lines}, as one step of undo. */
    public void splice(String label, int first, int removed, List<Line> lines) {
        AccessFile after = document.splice(first, removed, lines);
        int inserted = after.lineCount() - (document.lineCount() - removed);
        push(new Step(label, document, after, new LineChange(first, removed, inserted), Step.NOT_TYPED));
    }

    /** Like {@link #splice}, but a run of quick changes of one line is one step. */
    public void type(String label, int first, int removed, List<Line> lines) {
        AccessFile after = document.splice(first, removed, lines);
        int inserted = after.lineCount() - (document.lineCount() - removed);
        LineChange change = new LineChange(first, removed, inserted);
        long now = clockMillis.getAsLong();
        Step last = undo.peek();
        if (last != null && last.absorbs(change, now)) {
            undo.pop();
            push(new Step(label, last.before(), after, change, now));
        } else {
            push(new Step(label, document, after, change, now));
        }
    }

    /** Makes all {@code edits}, as one step of undo. */
    public void apply(String label, List<TextEdit> edits) {
        if (edits.isEmpty()) {
            return;
        }
        int first = edits.stream().mapToInt(TextEdit::startLine).min().orElseThrow();
        int last = Math.min(
                document.lineCount(),
                edits.stream().mapToInt(TextEdit::endLine).max().orElseThrow());
        AccessFile after = document.apply(edits);
        int removed = last - first + 1;
        int inserted = removed + after.lineCount() - document.lineCount();
        push(new Step(label, document, after, new LineChange(first, removed, inserted), Step.NOT_TYPED));
    }

    /** Replaces the whole text, as one step of undo; lines in common at both ends count as untouched. */
    public void replaceAll(String label, AccessFile after) {
        push(new Step(label, document, after, LineChange.between(document, after), Step.NOT_TYPED));
    }

    /** Takes back the last step. */
    public void undo() {
        Step step = undo.poll();
        if (step != null) {
            redo.push(step);
            document = step.before();
            announce(step.after(), step.lines().reversed(), Cause.UNDO);
        }
    }

    /** Does the last step that was taken back again. */
    public void redo() {
        Step step = redo.poll();
        if (step != null) {
            undo.push(step);
            document = step.after();
            announce(step.before(), step.lines(), Cause.REDO);
        }
    }

    private void push(Step step) {
        undo.push(step);
        redo.clear();
        AccessFile before = document;
        document = step.after();
        announce(before, step.lines(), Cause.EDIT);
    }

    private void announce(AccessFile before, LineChange lines, Cause cause) {
        updateState();
        DocumentChange change = new DocumentChange(before, document, lines, cause);
        listeners.forEach(listener -> listener.accept(change));
    }

    private void updateState() {
        dirty.set(document != saved);
        undoLabel.set(labelOf(undo.peek()));
        redoLabel.set(labelOf(redo.peek()));
    }

    private static String labelOf(@Nullable Step step) {
        return step == null ? "" : step.label();
    }
}
