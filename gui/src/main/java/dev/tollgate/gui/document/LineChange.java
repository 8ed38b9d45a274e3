package dev.tollgate.gui.document;

/**
 * Which lines an edit touched.
 *
 * @param first number of the first line touched, from 1
 * @param removed how many lines were there before
 * @param inserted how many lines are there now
 */
public record LineChange(int first, int removed, int inserted) {
    /** The change that undoes this one. */
    public LineChange reversed() {
        return new LineChange(first, inserted, removed);
    }

    /** How far the lines below have moved. */
    public int shift() {
        return inserted - removed;
    }
}
