package dev.tollgate.gui.table;

import dev.tollgate.gui.document.DocumentChange;
import dev.tollgate.gui.document.DocumentChange.Cause;
import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.LineChange;
import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.source.AccessFile;
import java.util.Arrays;
import java.util.function.IntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The entries as rows. Nothing is kept per row but its line number, so that a million of them cost a few megabytes; a
 * row is made when it is looked at.
 */
public final class EntryTableModel {
    /** Up to this many rows are filtered and sorted at once, more of them in the background. */
    static final int AT_ONCE = 20_000;

    private final EditorModel editor;
    private final Jobs jobs;
    private final IntFunction<RowLevel> levels;
    private final VirtualRows rows = new VirtualRows(this::row, this::indexOfLine);
    private final ObjectProperty<RowFilter> filter = new SimpleObjectProperty<>(RowFilter.ALL);
    private final ObjectProperty<SortOrder> order = new SimpleObjectProperty<>(SortOrder.FILE);
    private RowIndex index;
    /** The shown lines in their order; null when that is all rows in the order of the file. */
    private int @Nullable [] view;

    /** Where each line is in {@link #view}, once somebody has asked. */
    private int @Nullable [] places;

    /** Whether a row was typed in and may belong elsewhere now. */
    private boolean stale;

    private @Nullable Job arranging;
    private @Nullable Prepared prepared;

    /**
     * The rows of {@code editor}'s document.
     *
     * @param levels the worst known about a line
     */
    public EntryTableModel(EditorModel editor, Jobs jobs, IntFunction<RowLevel> levels) {
        this.editor = editor;
        this.jobs = jobs;
        this.levels = levels;
        index = RowIndex.of(editor.document());
        rows.reset(index.size());
        editor.onChange(this::documentChanged);
        filter.subscribe(this::arrange);
        order.subscribe(this::arrange);
    }

    /** The classified lines of a document that is about to be opened. */
    public static final class Prepared {
        private final AccessFile document;
        private final RowIndex index;

        private Prepared(AccessFile document, RowIndex index) {
            this.document = document;
            this.index = index;
        }
    }

    /** Classifies a document's lines; for large ones, away from the user interface's thread. */
    public static Prepared prepare(AccessFile document) {
        return new Prepared(document, RowIndex.of(document));
    }

    /** Uses {@code ready} when its document is opened next. */
    public void expect(Prepared ready) {
        prepared = ready;
    }

    /** The shown rows. */
    public ObservableList<EntryRow> rows() {
        return rows;
    }

    /** Whether the shown rows are being exchanged right now: a table then moves its selection by itself. */
    public boolean isChanging() {
        return rows.isChanging();
    }

    /** How many rows there are, shown or not. */
    public int total() {
        return index.size();
    }

    /** Which rows are shown. */
    public ObjectProperty<RowFilter> filterProperty() {
        return filter;
    }

    /** In which order. */
    public ObjectProperty<SortOrder> orderProperty() {
        return order;
    }

    /** The position among the shown rows of line {@code line}; -1 when it is not shown. */
    public int indexOfLine(int line) {
        int[] shown = view;
        if (shown == null) {
            int found = index.indexFrom(line);
            return found < index.size() && index.line(found) == line ? found : -1;
        }
        int[] known = places;
        if (known == null) {
            known = places(shown);
            places = known;
        }
        return line >= 0 && line < known.length ? known[line] - 1 : -1;
    }

    /** For each line its position, from 1; 0 for a line that is not shown. */
    private int[] places(int[] shown) {
        int[] found = new int[editor.document().lineCount() + 1];
        for (int i = 0; i < shown.length; i++) {
            if (shown[i] < found.length) {
                found[shown[i]] = i + 1;
            }
        }
        return found;
    }

    /** The findings have changed on these lines. */
    public void findingsChanged() {
        boolean counts =
                filter.get().findings() != RowFilter.Findings.ANY || order.get().column() == Column.STATE;
        if (counts && !stale) {
            arrange();
        }
    }

    /**
     * Puts the rows in order again that were left where they were while somebody typed in one of them. A row that ran
     * away at each key could not be followed, and to arrange a large file takes longer than a key.
     */
    public void settle() {
        if (stale) {
            arrange();
        }
    }

    /** The line of the shown row at {@code position}. */
    public int lineAt(int position) {
        int[] shown = view;
        return shown == null ? index.line(position) : shown[position];
    }

    private EntryRow row(int position) {
        return EntryRow.of(editor.document(), lineAt(position));
    }

    private void documentChanged(DocumentChange change) {
        if (change.cause() == Cause.OPEN) {
            Prepared ready = prepared;
            index = ready != null && ready.document == change.after() ? ready.index : RowIndex.of(change.after());
            prepared = null;
            view = null;
            places = null;
            rows.reset(index.size());
            arrange();
            return;
        }
        LineChange lines = change.lines();
        int from = index.indexFrom(lines.first());
        int removed = index.indexFrom(lines.first() + lines.removed()) - from;
        index.update(change.after(), lines);
        int inserted = index.indexFrom(lines.first() + lines.inserted()) - from;
        if (view == null && filter.get().isAll() && order.get().equals(SortOrder.FILE)) {
            rows.replace(from, removed, inserted);
            // A comment belongs to the row below it.
            if (from + inserted < index.size()) {
                rows.touch(from + inserted, 1);
            }
        } else if (lines.removed() == 1 && lines.inserted() == 1 && removed == inserted) {
            stale = true;
            touch(lines.first());
            if (from + inserted < index.size()) {
                touch(index.line(from + inserted));
            }
        } else {
            keepPlaces(lines);
            arrange();
        }
    }

    private void touch(int line) {
        int at = indexOfLine(line);
        if (at >= 0) {
            rows.touch(at, 1);
        }
    }

    /** Until the rows are arranged anew the shown lines must at least exist. */
    private void keepPlaces(LineChange lines) {
        int[] shown = view;
        if (shown == null) {
            rows.reset(index.size());
            return;
        }
        int[] kept = Arrays.stream(shown)
                .filter(line -> line < lines.first() + lines.inserted() || line >= lines.first() + lines.removed())
                .map(line -> line >= lines.first() + lines.removed() ? line + lines.shift() : line)
                .toArray();
        show(kept);
    }

    private void arrange() {
        stale = false;
        if (arranging != null) {
            arranging.cancel();
            arranging = null;
        }
        RowFilter wanted = filter.get();
        SortOrder sort = order.get();
        if (wanted.isAll() && sort.equals(SortOrder.FILE)) {
            if (view != null) {
                view = null;
                places = null;
                rows.reset(index.size());
            }
            return;
        }
        RowView arranger = new RowView(editor.document(), levels);
        int[] lines = index.toArray();
        if (lines.length <= AT_ONCE) {
            show(arranger.of(lines, wanted, sort, Job.untracked()));
        } else {
            arranging = jobs.start(
                    Texts.of("job.arrange"),
                    job -> arranger.of(lines, wanted, sort, job),
                    this::show,
                    problem -> show(lines));
        }
    }

    private void show(int[] lines) {
        view = lines;
        places = null;
        rows.reset(lines.length);
    }
}
