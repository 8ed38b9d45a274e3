package dev.tollgate.model.lint;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.lint.table.EntryRows;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The line and entry rules at work on a stretch of a file. */
final class Section {
    private final RuleSet rules;
    private final AccessFile file;
    private final Site site;
    private final FindingList findings = new FindingList(Linter.MOST_PER_RULE);
    private final Report report = new Report(this::add);
    private final List<Suppression> suppressions = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final EntryRows rows;
    private int entryCount;
    private int errors;

    private Section(RuleSet rules, AccessFile file, Site site, int lines) {
        this.rules = rules;
        this.file = file;
        this.site = site;
        rows = new EntryRows(lines);
    }

    /** Checks lines {@code first} to {@code last}. */
    static Section check(RuleSet rules, AccessFile file, Site site, int first, int last) {
        Section section = new Section(rules, file, site, last - first + 1);
        for (int number = first; number <= last; number++) {
            section.line(number);
        }
        return section;
    }

    private void add(Finding finding) {
        findings.add(finding);
        if (finding.severity() == Severity.ERROR) {
            errors++;
        }
    }

    private void line(int number) {
        Line line = file.line(number);
        LineView view = new LineView(file, number, line, file.parts(number));
        errors = 0;
        for (LineRule rule : rules.lineRules()) {
            rule.check(view, report);
        }
        if (view.kind() == LineKind.ENTRY) {
            entryCount++;
            Optional<Entry> entry = EntryParser.parse(number, line, view.parts());
            // What entry rules say of half an entry, or of a line that has to be fixed first, would be noise.
            if (entry.isPresent() && errors == 0 && !Wrapping.isPart(file, number)) {
                entry(entry.get());
            }
        } else if (view.kind() == LineKind.COMMENT) {
            Suppression.of(view).ifPresent(suppressions::add);
        }
    }

    private void entry(Entry entry) {
        entries.add(entry);
        rows.add(entry);
        for (EntryRule rule : rules.entryRules(entry)) {
            int before = errors;
            rule.check(entry, site, report);
            if (errors > before && rule.isConclusive()) {
                return;
            }
        }
    }

    FindingList findings() {
        return findings;
    }

    List<Suppression> suppressions() {
        return suppressions;
    }

    /** The entries, for the rules that look at all of them. */
    List<Entry> entries() {
        return entries;
    }

    /** The same entries as rows for the table of all. */
    EntryRows rows() {
        return rows;
    }

    /** How many lines makemap takes as entries. */
    int entryCount() {
        return entryCount;
    }
}
