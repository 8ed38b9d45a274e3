package dev.tollgate.gui.table;

import dev.tollgate.gui.document.LineChange;
import dev.tollgate.model.source.AccessFile;
import java.util.Arrays;

/** The numbers of the lines that are rows, in the order of the file. An edit looks at the edited lines only. */
final class RowIndex {
    private int[] lines;
    private int size;

    private RowIndex(int[] lines, int size) {
        this.lines = lines;
        this.size = size;
    }

    static RowIndex of(AccessFile document) {
        int[] found = new int[Math.max(16, document.lineCount())];
        int size = rowsIn(document, 1, document.lineCount(), found);
        return new RowIndex(Arrays.copyOf(found, size), size);
    }

    private static int rowsIn(AccessFile document, int first, int count, int[] found) {
        int size = 0;
        for (int number = first; number < first + count; number++) {
            if (RowState.of(document.line(number)) != RowState.NO_ROW) {
                found[size++] = number;
            }
        }
        return size;
    }

    int size() {
        return size;
    }

    int line(int index) {
        return lines[index];
    }

    int[] toArray() {
        return Arrays.copyOf(lines, size);
    }

    /** The first index whose line is at or below {@code line}. */
    int indexFrom(int line) {
        int found = Arrays.binarySearch(lines, 0, size, line);
        return found >= 0 ? found : -found - 1;
    }

    void update(AccessFile after, LineChange change) {
        int from = indexFrom(change.first());
        int to = indexFrom(change.first() + change.removed());
        int[] fresh = new int[change.inserted()];
        int freshSize = rowsIn(after, change.first(), change.inserted(), fresh);
        int newSize = size + freshSize - (to - from);
        int[] target = newSize <= lines.length ? lines : Arrays.copyOf(lines, newSize + newSize / 8 + 16);
        System.arraycopy(lines, to, target, from + freshSize, size - to);
        System.arraycopy(fresh, 0, target, from, freshSize);
        for (int i = from + freshSize; change.shift() != 0 && i < newSize; i++) {
            target[i] += change.shift();
        }
        lines = target;
        size = newSize;
    }
}
