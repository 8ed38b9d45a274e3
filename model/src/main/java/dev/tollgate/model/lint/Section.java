package dev.tollgate.model.lint;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.lint.rule.LineRule;
import dev.tollgate.model.lint.rule.LineView;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.Suppression;
import dev.tollgate.model.lint.table.EntryRows;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineParts;
import dev.tollgate.model.source.LineTrait;
import java.util.ArrayList;
import java.util.List;

/** The line and entry rules at work on a stretch of a file. */
final class Section {
    private final RuleBook rules;
    private final AccessFile file;
    private final FindingList findings = new FindingList(Linter.MOST_PER_RULE);
    private final Report report = new Report(this::add);
    private final List<Suppression> suppressions = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final EntryRows rows;
    private int entryCount;
    private int errors;
    /** Whether this line or the one above may go on in the next; as long as nothing is known of the one above, too. */
    private boolean isOpen = true;

    private Section(RuleBook rules, AccessFile file, int lines) {
        this.rules = rules;
        this.file = file;
        rows = new EntryRows(lines);
    }

    /** Checks lines {@code first} to {@code last}. */
    static Section check(RuleBook rules, AccessFile file, int first, int last) {
        Section section = new Section(rules, file, last - first + 1);
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
        LineParts parts = file.parts(number);
        int traits = file.traits(number, parts.kind());
        boolean mayBePart = isOpen;
        isOpen = (traits & LineTrait.OPEN_END.bit()) != 0;
        mayBePart |= isOpen;
        errors = 0;
        if (traits != 0) {
            look(new LineView(file, number, file.line(number), parts), traits);
        }
        if (parts.kind() == LineKind.ENTRY) {
            entryCount++;
            // What entry rules say of half an entry, or of a line that has to be fixed first, would be noise.
            if (errors == 0 && !(mayBePart && Wrapping.isPart(file, number))) {
                EntryParser.parse(number, file.line(number), parts).ifPresent(this::entry);
            }
        } else if (parts.kind() == LineKind.COMMENT) {
            Suppression.of(new LineView(file, number, file.line(number), parts)).ifPresent(suppressions::add);
        }
    }

    private void look(LineView line, int traits) {
        for (LineRule rule : rules.lineRules()) {
            if ((traits & rule.trait().bit()) != 0) {
                rule.check(line, report);
            }
        }
    }

    private void entry(Entry entry) {
        entries.add(entry);
        rows.add(entry);
        for (EntryRule rule : rules.entryRules(entry)) {
            int before = errors;
            rule.check(entry, rules.site(), report);
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
