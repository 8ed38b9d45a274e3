package dev.tollgate.gui.document;

import dev.tollgate.model.source.AccessFile;

/**
 * The document before and after an edit, an undo, a redo, or another file's opening.
 *
 * @param lines what differs; everything, when another file was opened
 * @param cause where it came from
 */
public record DocumentChange(AccessFile before, AccessFile after, LineChange lines, Cause cause) {
    /** Where a change came from. */
    public enum Cause {
        EDIT,
        UNDO,
        REDO,
        OPEN
    }
}
