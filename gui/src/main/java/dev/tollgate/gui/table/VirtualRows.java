package dev.tollgate.gui.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import javafx.collections.ObservableListBase;

/** Rows made when they are looked at; the last few hundred are kept. */
final class VirtualRows extends ObservableListBase<EntryRow> {
    private static final int KEPT = 512;
    private static final EntryRow GONE = new EntryRow(0, RowState.NO_ROW, "", "", "", "", "", Optional.empty());

    private final IntFunction<EntryRow> row;
    private final IntUnaryOperator position;
    private final Map<Integer, EntryRow> cache = new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, EntryRow> eldest) {
            return size() > KEPT;
        }
    };
    private int size;
    private boolean changing;

    /**
     * Rows of {@code row}.
     *
     * @param position where the row of a line is; -1 when it is not shown
     */
    VirtualRows(IntFunction<EntryRow> row, IntUnaryOperator position) {
        this.row = row;
        this.position = position;
    }

    /** Tells everybody that all rows are others now. */
    void reset(int newSize) {
        replace(0, size, newSize);
    }

    /** Tells everybody that {@code removed} rows from {@code from} are now {@code inserted} others. */
    void replace(int from, int removed, int inserted) {
        cache.clear();
        changing = true;
        beginChange();
        size += inserted - removed;
        if (removed == inserted) {
            for (int i = from; i < from + inserted; i++) {
                nextUpdate(i);
            }
        } else {
            nextReplace(from, from + inserted, Collections.nCopies(removed, GONE));
        }
        endChange();
        changing = false;
    }

    /** Whether somebody is being told of other rows right now. */
    boolean isChanging() {
        return changing;
    }

    /** Tells everybody that the rows' surroundings have changed. */
    void touch(int from, int count) {
        replace(from, count, count);
    }

    @Override
    public EntryRow get(int index) {
        EntryRow known = cache.get(index);
        if (known == null) {
            if (index < 0 || index >= size) {
                throw new IndexOutOfBoundsException(index);
            }
            known = row.apply(index);
            cache.put(index, known);
        }
        return known;
    }

    /** A table asks for its selected and its focused row after each change: looking at all rows would make them all. */
    @Override
    public int indexOf(Object wanted) {
        if (wanted instanceof EntryRow sought) {
            int index = position.applyAsInt(sought.line());
            return index >= 0 && index < size && get(index).equals(sought) ? index : -1;
        }
        return -1;
    }

    @Override
    public int lastIndexOf(Object wanted) {
        return indexOf(wanted);
    }

    @Override
    public boolean contains(Object wanted) {
        return indexOf(wanted) >= 0;
    }

    @Override
    public int size() {
        return size;
    }
}
