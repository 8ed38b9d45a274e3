package dev.tollgate.model.lint;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.rule.FileRule;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Site;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Whole-file rules at work on one file: each sees the entries with its tags, and at the end the table of all. */
final class FilePasses {
    private final List<Running> passes;
    private final Map<Tag, List<Running>> byTag = new EnumMap<>(Tag.class);

    /** Begins a file; of each rule no more than {@code mostPerRule} findings are kept. */
    FilePasses(List<FileRule> rules, Site site, int mostPerRule) {
        passes =
                rules.stream().map(rule -> new Running(rule, site, mostPerRule)).toList();
        for (Tag tag : Tag.values()) {
            byTag.put(
                    tag,
                    passes.stream()
                            .filter(running -> running.rule.tags().contains(tag) && running.rule.concerns(site))
                            .toList());
        }
    }

    /** Shows the next entries of the file. */
    void see(List<Entry> entries) {
        for (Entry entry : entries) {
            for (Running running : byTag.getOrDefault(entry.tag(), List.of())) {
                running.pass.entry(entry, running.report);
            }
        }
    }

    /** All entries have been seen. */
    void end(EntryTable table) {
        passes.parallelStream().forEach(running -> running.pass.end(table, running.report));
    }

    /** What each rule found, in the order of the rules. */
    List<FindingList> findings() {
        return passes.stream().map(running -> running.findings).toList();
    }

    private static final class Running {
        private final FileRule rule;
        private final FileRule.Pass pass;
        private final FindingList findings;
        private final Report report;

        Running(FileRule rule, Site site, int mostPerRule) {
            this.rule = rule;
            pass = rule.begin(site);
            findings = new FindingList(mostPerRule);
            report = new Report(findings::add);
        }
    }
}
