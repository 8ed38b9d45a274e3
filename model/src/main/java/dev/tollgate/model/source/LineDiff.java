package dev.tollgate.model.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which lines of a text survive in another: the longest common subsequence, by the greedy algorithm of E. Myers ("An O(ND)
 * Difference Algorithm and Its Variations"), after what both texts begin and end with is set aside.
 */
public final class LineDiff {
    /**
     * Where more lines than this differ, the part that differs counts as replaced whole: lining it up would take quadratic
     * time and memory, and nobody reads the result.
     */
    private static final int MOST_EDITS = 2_000;

    private final Lines lines;
    private final int from;
    private final int oldCount;
    private final int newCount;
    private final int[] kept;

    private LineDiff(Lines lines, int from, int oldCount, int newCount, int[] kept) {
        this.lines = lines;
        this.from = from;
        this.oldCount = oldCount;
        this.newCount = newCount;
        this.kept = kept;
    }

    /** Compares a line of the old text with one of the new, both counted from 0. */
    @FunctionalInterface
    public interface Lines {
        /** Whether they are equal. */
        boolean same(int oldLine, int newLine);
    }

    /** For each line of {@code before}, from 0, the line of {@code after} that it is kept as, or -1. Ascending. */
    public static int[] kept(AccessFile before, AccessFile after) {
        return kept(
                before.lineCount(),
                after.lineCount(),
                (oldLine, newLine) -> before.line(oldLine + 1).equals(after.line(newLine + 1)));
    }

    /** The same for texts of {@code oldCount} and {@code newCount} lines. */
    public static int[] kept(int oldCount, int newCount, Lines lines) {
        int[] kept = new int[oldCount];
        Arrays.fill(kept, -1);
        int head = 0;
        int oldEnd = oldCount;
        int newEnd = newCount;
        while (head < oldEnd && head < newEnd && lines.same(head, head)) {
            kept[head] = head;
            head++;
        }
        while (oldEnd > head && newEnd > head && lines.same(oldEnd - 1, newEnd - 1)) {
            kept[--oldEnd] = --newEnd;
        }
        new LineDiff(lines, head, oldEnd - head, newEnd - head, kept).match();
        return kept;
    }

    /** Steps forward on all diagonals, remembering of each step only the diagonals that it could reach. */
    private void match() {
        int most = Math.min(oldCount + newCount, MOST_EDITS);
        int[] furthest = new int[2 * most + 3];
        List<int[]> steps = new ArrayList<>();
        for (int edits = 0; edits <= most; edits++) {
            steps.add(Arrays.copyOfRange(furthest, most - edits, most + edits + 3));
            for (int k = -edits; k <= edits; k += 2) {
                int at = k + most + 1;
                int x = isDown(furthest, at, k, edits) ? furthest[at + 1] : furthest[at - 1] + 1;
                while (x < oldCount && x - k < newCount && lines.same(from + x, from + x - k)) {
                    x++;
                }
                furthest[at] = x;
                if (x >= oldCount && x - k >= newCount) {
                    walkBack(steps);
                    return;
                }
            }
        }
    }

    private void walkBack(List<int[]> steps) {
        int x = oldCount;
        int y = newCount;
        for (int edits = steps.size() - 1; edits >= 0; edits--) {
            int[] furthest = steps.get(edits);
            int k = x - y;
            int at = k + edits + 1;
            boolean down = isDown(furthest, at, k, edits);
            int previousX = edits == 0 ? 0 : furthest[down ? at + 1 : at - 1];
            int previousY = edits == 0 ? 0 : previousX - (down ? k + 1 : k - 1);
            while (x > previousX && y > previousY) {
                kept[from + --x] = from + --y;
            }
            x = previousX;
            y = previousY;
        }
    }

    /** Whether the furthest point of diagonal {@code k} is reached by an insertion. */
    private static boolean isDown(int[] furthest, int at, int k, int edits) {
        return k == -edits || k != edits && furthest[at - 1] < furthest[at + 1];
    }
}
