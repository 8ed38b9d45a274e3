package dev.tollgate.model.lint;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineGrammar;
import java.util.ArrayList;
import java.util.List;

/**
 * What the line and entry rules found in a stretch of a file.
 *
 * @param entries the stretch's entries, for the rules that look at all of them
 */
record Section(List<Entry> entries, List<Suppression> suppressions, FindingList findings) {
    /** Checks lines {@code first} to {@code last}. */
    static Section check(RuleSet rules, AccessFile file, Site site, int first, int last) {
        Section section = new Section(new ArrayList<>(last - first + 1), new ArrayList<>(), new FindingList());
        Report report = new Report(section.findings::add);
        for (int number = first; number <= last; number++) {
            Line line = file.line(number);
            LineView view = new LineView(file, number, line, line.parts(LineGrammar.DEFAULT));
            for (LineRule rule : rules.lineRules()) {
                rule.check(view, report);
            }
            Suppression.of(view).ifPresent(section.suppressions::add);
            EntryParser.parse(number, line, view.parts()).ifPresent(entry -> section.check(rules, entry, site, report));
        }
        return section;
    }

    private void check(RuleSet rules, Entry entry, Site site, Report report) {
        entries.add(entry);
        for (EntryRule rule : rules.entryRules(entry.tag())) {
            rule.check(entry, site, report);
        }
    }
}
