package dev.tollgate.gui.deploy;

/**
 * One line of a comparison.
 *
 * @param before its number in the old text; 0 where it is not
 * @param after its number in the new text; 0 where it is not
 */
public record DiffLine(Kind kind, int before, int after, String text) {
    /** What became of a line. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED,
        /** Lines in common that are left out. */
        GAP,
        /** No line, but what sendmail does otherwise. */
        DECISION
    }
}
