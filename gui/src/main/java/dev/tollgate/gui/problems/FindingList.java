package dev.tollgate.gui.problems;

import dev.tollgate.gui.document.LineChange;
import dev.tollgate.model.lint.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings in the order of the file.
 *
 * @param all sorted by the line they begin on
 */
record FindingList(List<Finding> all) {
    static final FindingList NONE = new FindingList(List.of());

    /** The findings that begin on line {@code line}. */
    List<Finding> on(int line) {
        int from = from(line);
        int to = from;
        while (to < all.size() && all.get(to).place().startLine() == line) {
            to++;
        }
        return all.subList(from, to);
    }

    private int from(int line) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).place().startLine() < line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** These findings after an edit, with {@code fresh} in place of what was said about the edited lines. */
    FindingList after(LineChange change, List<Finding> fresh) {
        int behind = change.first() + change.removed();
        List<Finding> result = new ArrayList<>(all.size() + fresh.size());
        all.subList(0, from(change.first())).forEach(finding -> result.add(finding.moved(behind, change.shift())));
        result.addAll(fresh);
        all.subList(from(behind), all.size()).forEach(finding -> result.add(finding.moved(behind, change.shift())));
        return new FindingList(result);
    }

    /** The lines, of {@code lines}, between which other findings begin than those of {@code before}. */
    LineChange differenceFrom(FindingList before, int lines) {
        int limit = Math.min(all.size(), before.all.size());
        int same = 0;
        while (same < limit && all.get(same).equals(before.all.get(same))) {
            same++;
        }
        int end = 0;
        while (end < limit - same && fromEnd(end).equals(before.fromEnd(end))) {
            end++;
        }
        int first = lines + 1;
        int last = 0;
        for (FindingList list : List.of(this, before)) {
            for (Finding finding : list.all.subList(same, list.all.size() - end)) {
                first = Math.min(first, finding.place().startLine());
                last = Math.max(last, finding.place().startLine());
            }
        }
        int count = Math.max(0, Math.min(last, lines) - first + 1);
        return new LineChange(first, count, count);
    }

    private Finding fromEnd(int index) {
        return all.get(all.size() - 1 - index);
    }
}
