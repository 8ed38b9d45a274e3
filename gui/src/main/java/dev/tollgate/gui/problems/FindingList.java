package dev.tollgate.gui.problems;

import dev.tollgate.gui.document.LineChange;
import dev.tollgate.model.lint.Finding;
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
}
