package dev.tollgate.gui.deploy;

import dev.tollgate.gui.deploy.DiffLine.Kind;
import dev.tollgate.gui.document.ShownText;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineDiff;
import java.util.ArrayList;
import java.util.List;

/** Compares two texts line by line and shows the differences with a few lines around each. */
public final class TextDiff {
    private static final int CONTEXT = 3;

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
        diff.compare(LineDiff.kept(before, after));
        boolean differs = diff.lines.stream().anyMatch(line -> line.kind() != Kind.SAME && line.kind() != Kind.GAP);
        return differs ? withGaps(diff.lines) : List.of();
    }

    private void compare(int[] kept) {
        int old = 0;
        int young = 0;
        while (old < kept.length || young < after.lineCount()) {
            if (old < kept.length && kept[old] < 0) {
                add(Kind.REMOVED, old++, 0);
            } else if (old == kept.length || kept[old] != young) {
                add(Kind.ADDED, 0, young++);
            } else {
                int same = 0;
                while (old + same < kept.length && kept[old + same] == young + same) {
                    same++;
                }
                addSame(old, young, same);
                old += same;
                young += same;
            }
        }
    }

    /** Of a long stretch in common only its ends can be shown, so only they and one line between become objects. */
    private void addSame(int old, int young, int count) {
        for (int i = 0; i < count; i++) {
            if (i <= CONTEXT || i >= count - CONTEXT - 1) {
                add(Kind.SAME, old + i, young + i);
            }
        }
    }

    private void add(Kind kind, int old, int young) {
        Line line = kind == Kind.ADDED ? after.line(young + 1) : before.line(old + 1);
        lines.add(new DiffLine(
                kind,
                kind == Kind.ADDED ? 0 : old + 1,
                kind == Kind.REMOVED ? 0 : young + 1,
                ShownText.of(Secrets.HIDDEN.line(line.text()))));
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
