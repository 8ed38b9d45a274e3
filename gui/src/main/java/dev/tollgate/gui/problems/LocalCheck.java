package dev.tollgate.gui.problems;

import dev.tollgate.gui.document.LineChange;
import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.rule.FileRule;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.lint.rule.SuppressionRule;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Checks the edited lines alone, by the rules that need no more than that. It costs the same in a file of any size. */
final class LocalCheck {
    /** Comments above an entry may silence rules for it; no more of them are looked at. */
    private static final int MOST_COMMENTS = 10;

    private static final int MOST_LINES = 2_000;

    private final Linter linter;

    LocalCheck(List<Rule> rules) {
        linter = new Linter(rules.stream()
                .filter(rule -> !(rule instanceof FileRule || rule instanceof SuppressionRule))
                .toList());
    }

    /** What there is to say about the lines that {@code change} put in. */
    List<Finding> check(AccessFile document, LineChange change, Site site) {
        if (change.inserted() == 0 || change.inserted() > MOST_LINES) {
            return List.of();
        }
        int first = change.first();
        while (first > 1
                && change.first() - first < MOST_COMMENTS
                && document.line(first - 1).text().startsWith("#")) {
            first--;
        }
        int last = change.first() + change.inserted() - 1;
        // One line of context behind, so that the last line is not taken for the end of the file.
        int end = Math.min(document.lineCount(), last + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int number = first; number <= end; number++) {
            bytes.writeBytes(document.line(number).bytes());
        }
        int shift = first - 1;
        return linter.check(AccessFile.parse(bytes.toByteArray()), site).findings().stream()
                .map(finding -> finding.moved(1, shift))
                .filter(finding -> finding.place().startLine() >= change.first()
                        && finding.place().startLine() <= last)
                .toList();
    }
}
