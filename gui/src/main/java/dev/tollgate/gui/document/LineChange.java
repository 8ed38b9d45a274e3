package dev.tollgate.gui.document;

import dev.tollgate.model.source.AccessFile;

/**
 * Which lines an edit touched.
 *
 * @param first number of the first line touched, from 1
 * @param removed how many lines were there before
 * @param inserted how many lines are there now
 */
public record LineChange(int first, int removed, int inserted) {
    /** The one stretch in which {@code after} differs from {@code before}. */
    static LineChange between(AccessFile before, AccessFile after) {
        int limit = Math.min(before.lineCount(), after.lineCount());
        int prefix = 0;
        while (prefix < limit && before.line(prefix + 1).equals(after.line(prefix + 1))) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < limit - prefix
                && before.line(before.lineCount() - suffix).equals(after.line(after.lineCount() - suffix))) {
            suffix++;
        }
        return new LineChange(prefix + 1, before.lineCount() - prefix - suffix, after.lineCount() - prefix - suffix);
    }

    /** The change that undoes this one. */
    public LineChange reversed() {
        return new LineChange(first, inserted, removed);
    }

    /** How far the lines below have moved. */
    public int shift() {
        return inserted - removed;
    }
}
