package dev.tollgate.cli.trace;

import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.lint.Finding;
import dev.tollgate.model.lint.catalogue.Rules;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineGrammar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Entries that sendmail did not find although they were meant for the question, and the rule that says why. */
final class MissedEntries {
    private MissedEntries() {}

    /** The findings whose correction turns an entry into one that {@code verdict}'s lookups would have found. */
    static List<Finding> explain(AccessFile file, Site site, Verdict verdict) {
        Set<String> missed = new HashSet<>();
        for (Probe probe : verdict.lookups()) {
            if (probe.hit() == null) {
                missed.add(LineGrammar.fold(probe.key()));
            }
        }
        List<Finding> explaining = new ArrayList<>();
        for (Finding finding : Rules.linter().check(file, site).findings()) {
            if (finding.fix().isPresent() && becomesFound(file, finding, missed)) {
                explaining.add(finding);
            }
        }
        return explaining;
    }

    private static boolean becomesFound(AccessFile file, Finding finding, Set<String> missed) {
        int line = finding.place().startLine();
        AccessFile mended = file.apply(finding.fix().orElseThrow().edits());
        int last = Math.min(mended.lineCount(), line + Math.max(0, mended.lineCount() - file.lineCount()));
        for (int number = line; number <= last; number++) {
            boolean found = EntryParser.parse(number, mended.line(number))
                    .map(entry -> LineGrammar.fold(entry.left()))
                    .filter(missed::contains)
                    .isPresent();
            if (found) {
                return true;
            }
        }
        return false;
    }
}
