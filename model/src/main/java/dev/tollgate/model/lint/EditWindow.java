package dev.tollgate.model.lint;

import dev.tollgate.model.source.AccessFile;

/**
 * The lines that rules for lines and entries have to see again after an edit: the edited ones, their neighbors, and what
 * is wrapped around them.
 *
 * @param first number of the first, the same before and after
 * @param lastBefore number of the last before the edit
 * @param lastAfter number of the last after it
 */
record EditWindow(int first, int lastBefore, int lastAfter) {
    /** The window around {@code removed} lines from {@code first} on that became {@code inserted} ones. */
    static EditWindow around(AccessFile before, AccessFile after, int first, int removed, int inserted) {
        int above = Math.max(1, first - 1);
        while (above > 1 && Wrapping.continues(after, above)) {
            above--;
        }
        int below = Math.max(below(before, first + removed - 1), below(after, first + inserted - 1));
        return new EditWindow(
                above,
                Math.min(before.lineCount(), first + removed - 1 + below),
                Math.min(after.lineCount(), first + inserted - 1 + below));
    }

    /** How many lines under line {@code last} are no longer what they were if it is another. */
    private static int below(AccessFile file, int last) {
        int number = last + 1;
        while (number < file.lineCount() && Wrapping.continues(file, number + 1)) {
            number++;
        }
        return number - last;
    }

    /** How far the lines below have moved. */
    int shift() {
        return lastAfter - lastBefore;
    }
}
