package dev.tollgate.gui.deploy;

import dev.tollgate.gui.deploy.DiffLine.Kind;
import dev.tollgate.gui.document.ShownText;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Compares two texts line by line: the shortest sequence of removals and additions (Myers, "An O(ND) Difference
 * Algorithm"), shown with a few lines around each.
 */
public final class TextDiff {
    private static final int CONTEXT = 3;
    /** Texts that differ in more lines than this are not lined up any further: removed here, added there. */
    private static final int MOST_EDITS = 2_000;

    private final AccessFile before;
    private final AccessFile after;
    private final List<DiffLine> lines = new ArrayList<>();

    private TextDiff(AccessFile before, AccessFile after) {
        this.before = before;
        this.after = after;
    }

    /** The differences from {@code before} to {@code after}; nothing when there are none. */
    public static List<DiffLine> of(AccessFile before, AccessFile after) {
        TextDiff diff = new TextDiff(before, after);
        int limit = Math.min(before.lineCount(), after.lineCount());
        int prefix = 0;
        while (prefix < limit && diff.same(prefix, prefix)) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < limit - prefix && diff.same(before.lineCount() - 1 - suffix, after.lineCount() - 1 - suffix)) {
            suffix++;
        }
        if (prefix == before.lineCount() && prefix == after.lineCount()) {
            return List.of();
        }
        for (int i = Math.max(0, prefix - CONTEXT - 1); i < prefix; i++) {
            diff.add(Kind.SAME, i, i);
        }
        diff.middle(prefix, before.lineCount() - suffix, prefix, after.lineCount() - suffix);
        for (int i = suffix; i > Math.max(0, suffix - CONTEXT - 1); i--) {
            diff.add(Kind.SAME, before.lineCount() - i, after.lineCount() - i);
        }
        return withGaps(diff.lines);
    }

    private boolean same(int old, int young) {
        return before.line(old + 1).equals(after.line(young + 1));
    }

    private void add(Kind kind, int old, int young) {
        Line line = kind == Kind.ADDED ? after.line(young + 1) : before.line(old + 1);
        lines.add(new DiffLine(
                kind,
                kind == Kind.ADDED ? 0 : old + 1,
                kind == Kind.REMOVED ? 0 : young + 1,
                ShownText.of(line.text())));
    }

    private void middle(int oldFrom, int oldTo, int youngFrom, int youngTo) {
        int oldCount = oldTo - oldFrom;
        int youngCount = youngTo - youngFrom;
        int most = Math.min(MOST_EDITS, oldCount + youngCount);
        int[] furthest = new int[2 * most + 3];
        List<int[]> trace = new ArrayList<>();
        for (int edits = 0; edits <= most; edits++) {
            trace.add(furthest.clone());
            for (int k = -edits; k <= edits; k += 2) {
                int at = most + 1 + k;
                boolean down = k == -edits || k != edits && furthest[at - 1] < furthest[at + 1];
                int x = down ? furthest[at + 1] : furthest[at - 1] + 1;
                int y = x - k;
                while (x < oldCount && y < youngCount && same(oldFrom + x, youngFrom + y)) {
                    x++;
                    y++;
                }
                furthest[at] = x;
                if (x >= oldCount && y >= youngCount) {
                    backtrack(trace, edits, most, oldFrom, oldCount, youngFrom, youngCount);
                    return;
                }
            }
        }
        for (int i = oldFrom; i < oldTo; i++) {
            add(Kind.REMOVED, i, 0);
        }
        for (int i = youngFrom; i < youngTo; i++) {
            add(Kind.ADDED, 0, i);
        }
    }

    private void backtrack(
            List<int[]> trace, int edits, int most, int oldFrom, int oldCount, int youngFrom, int youngCount) {
        List<Runnable> steps = new ArrayList<>();
        int x = oldCount;
        int y = youngCount;
        for (int d = edits; d >= 0; d--) {
            int[] furthest = trace.get(d);
            int k = x - y;
            int at = most + 1 + k;
            boolean down = k == -d || k != d && furthest[at - 1] < furthest[at + 1];
            int previousK = down ? k + 1 : k - 1;
            int previousX = d == 0 ? 0 : furthest[most + 1 + previousK];
            int previousY = d == 0 ? 0 : previousX - previousK;
            while (x > previousX && y > previousY) {
                x--;
                y--;
                int old = oldFrom + x;
                int young = youngFrom + y;
                steps.add(() -> add(Kind.SAME, old, young));
            }
            if (d > 0) {
                int old = oldFrom + previousX;
                int young = youngFrom + previousY;
                steps.add(down ? () -> add(Kind.ADDED, 0, young) : () -> add(Kind.REMOVED, old, 0));
            }
            x = previousX;
            y = previousY;
        }
        Collections.reverse(steps);
        steps.forEach(Runnable::run);
    }

    private static List<DiffLine> withGaps(List<DiffLine> all) {
        List<DiffLine> shown = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (isNearChange(all, i)) {
                shown.add(all.get(i));
            } else if (shown.isEmpty() || shown.get(shown.size() - 1).kind() != Kind.GAP) {
                shown.add(new DiffLine(Kind.GAP, 0, 0, "⋯"));
            }
        }
        return shown;
    }

    private static boolean isNearChange(List<DiffLine> all, int index) {
        for (int i = Math.max(0, index - CONTEXT); i <= Math.min(all.size() - 1, index + CONTEXT); i++) {
            if (all.get(i).kind() != Kind.SAME) {
                return true;
            }
        }
        return false;
    }
}
