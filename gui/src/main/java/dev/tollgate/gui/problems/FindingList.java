package dev.tollgate.gui.problems;

import dev.tollgate.gui.document.LineChange;
import dev.tollgate.model.lint.Finding;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Place;
import dev.tollgate.model.source.TextEdit;
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
        int from = from(change.first());
        int to = from(change.first() + change.removed());
        List<Finding> result = new ArrayList<>(all.size() + fresh.size());
        result.addAll(all.subList(0, from));
        result.addAll(fresh);
        for (Finding finding : all.subList(to, all.size())) {
            result.add(change.shift() == 0 ? finding : shifted(finding, change.shift()));
        }
        return new FindingList(result);
    }

    static Finding shifted(Finding finding, int by) {
        Place place = finding.place();
        Place moved = new Place(place.startLine() + by, place.startOffset(), place.endLine() + by, place.endOffset());
        return new Finding(
                finding.rule(),
                finding.severity(),
                moved,
                finding.message(),
                finding.help(),
                finding.fix().map(fix -> shifted(fix, by)));
    }

    private static Fix shifted(Fix fix, int by) {
        List<TextEdit> edits = fix.edits().stream()
                .map(edit -> new TextEdit(
                        Math.max(1, edit.startLine() + by),
                        edit.startOffset(),
                        Math.max(1, edit.endLine() + by),
                        edit.endOffset(),
                        edit.text()))
                .toList();
        return new Fix(fix.description(), fix.safety(), edits);
    }
}
