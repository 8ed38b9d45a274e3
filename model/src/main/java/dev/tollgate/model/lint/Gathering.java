package dev.tollgate.model.lint;

import dev.tollgate.model.lint.rule.FileRule;
import dev.tollgate.model.lint.rule.Suppression;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.List;

/** What the sections of a file have found, put together in their order, and the whole-file rules that see their entries. */
final class Gathering {
    private final FilePasses passes;
    private final EntryTable table;
    private final FindingList findings = new FindingList(Linter.MOST_PER_RULE);
    private final List<Suppression> suppressions = new ArrayList<>();
    private int entries;

    Gathering(List<FileRule> rules, Site site, int lines) {
        passes = new FilePasses(rules, site, Linter.MOST_PER_RULE);
        table = new EntryTable(lines);
    }

    /** Takes the next section. */
    void take(Section section) {
        table.append(section.rows());
        passes.see(section.entries());
        findings.addAll(section.findings());
        suppressions.addAll(section.suppressions());
        entries += section.entryCount();
    }

    /** All that was found; there are no more sections. */
    Linter.Raw end() {
        passes.end(table);
        return new Linter.Raw(findings, passes.findings(), suppressions, entries);
    }
}
