package dev.tollgate.model.lint;

import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.TextEdit;
import java.util.ArrayList;
import java.util.List;

/** Makes the layout fixes of a file until none is left. */
public final class FixApplier {
    /** One fix may make the next possible; a chain longer than this would be two rules that undo each other. */
    static final int MOST_ROUNDS = 10;

    private FixApplier() {}

    /**
     * The fixed document.
     *
     * @param fixes how many fixes were made
     */
    public record Fixed(AccessFile file, int fixes) {}

    /** {@code file} with all layout fixes made that {@code linter} offers. */
    public static Fixed apply(Linter linter, AccessFile file, Site site) {
        Fixed fixed = new Fixed(file, 0);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Fix> fixes = compatible(linter.check(fixed.file(), site).findings(), Fix.Kind.LAYOUT);
            if (fixes.isEmpty()) {
                return fixed;
            }
            fixed = new Fixed(made(fixed.file(), fixes), fixed.fixes() + fixes.size());
        }
        return fixed;
    }

    /** As many fixes of this kind as go together, in the file's order: no two of them touch the same line. */
    static List<Fix> compatible(List<Finding> inFileOrder, Fix.Kind kind) {
        List<Fix> fixes = new ArrayList<>();
        int freeLine = 1;
        for (Finding finding : inFileOrder) {
            if (finding.fix().isPresent()
                    && finding.fix().get().kind() == kind
                    && finding.fix().get().firstLine() >= freeLine) {
                fixes.add(finding.fix().get());
                freeLine = finding.fix().get().lastLine() + 1;
            }
        }
        return fixes;
    }

    /** {@code file} with these fixes made. */
    static AccessFile made(AccessFile file, List<Fix> fixes) {
        List<TextEdit> edits =
                fixes.stream().flatMap(fix -> fix.edits().stream()).toList();
        return AccessFile.parse(file.apply(edits).render());
    }
}
