package dev.tollgate.model.lint;

import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.TextEdit;
import java.util.ArrayList;
import java.util.List;

/** Makes the safe fixes of a file until none is left. */
public final class FixApplier {
    /** One fix may make the next possible; a chain longer than this would be two rules that undo each other. */
    private static final int MOST_ROUNDS = 10;

    private FixApplier() {}

    /**
     * The mended document.
     *
     * @param fixes how many fixes were made
     */
    public record Mended(AccessFile file, int fixes) {}

    /** {@code file} with all safe fixes made that {@code linter} offers. */
    public static Mended apply(Linter linter, AccessFile file, Site site) {
        Mended mended = new Mended(file, 0);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            LintResult result = linter.check(mended.file(), site);
            List<TextEdit> edits = new ArrayList<>();
            int fixes = choose(result.findings(), edits);
            if (fixes == 0) {
                return mended;
            }
            mended = new Mended(AccessFile.parse(mended.file().apply(edits).render()), mended.fixes() + fixes);
        }
        return mended;
    }

    /** Adds the edits of as many fixes as go together to {@code edits}; answers the number of fixes. */
    private static int choose(List<Finding> inFileOrder, List<TextEdit> edits) {
        int fixes = 0;
        int freeLine = 1;
        for (Finding finding : inFileOrder) {
            if (finding.fix().isEmpty() || finding.fix().get().safety() != Fix.Safety.SAFE) {
                continue;
            }
            List<TextEdit> wanted = finding.fix().get().edits();
            int from = wanted.stream().mapToInt(TextEdit::startLine).min().orElse(0);
            if (from < freeLine) {
                continue;
            }
            edits.addAll(wanted);
            freeLine = wanted.stream().mapToInt(TextEdit::endLine).max().orElse(from) + 1;
            fixes++;
        }
        return fixes;
    }
}
