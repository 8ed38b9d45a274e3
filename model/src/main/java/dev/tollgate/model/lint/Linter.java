package dev.tollgate.model.lint;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs rules over a document.
 *
 * <p>The document is read once, in batches of some thousand lines: within a batch the line and entry rules of the
 * sections run side by side, then each whole-file rule sees the batch's entries in order, again side by side with its
 * siblings. No entry outlives its batch, so that memory is bounded by the batch, by what whole-file rules keep, and by the
 * findings.
 */
public final class Linter {
    /** A rule's findings beyond this number are only counted: nobody reads them, and they would not fit into memory. */
    public static final int MOST_PER_RULE = 100_000;

    private static final int SECTION = 512;
    private static final int SECTIONS_IN_BATCH = 32;

    private final RuleSet rules;

    /** A linter that knows {@code rules}. */
    public Linter(List<Rule> rules) {
        this.rules = new RuleSet(rules);
    }

    /** Everything the rules find in {@code file}, for a sendmail configured as {@code site} says. */
    public LintResult check(AccessFile file, Site site) {
        List<RunningPass> passes = rules.fileRules().stream()
                .map(rule -> new RunningPass(rule.begin(site), new FindingList()))
                .toList();
        FindingList findings = new FindingList();
        List<Suppression> suppressions = new ArrayList<>();
        int entries = 0;
        int lines = SECTION * SECTIONS_IN_BATCH;
        for (int first = 1; first <= file.lineCount(); first += lines) {
            List<Section> batch = batch(file, site, first, Math.min(file.lineCount(), first + lines - 1));
            passes.parallelStream().forEach(pass -> pass.feed(batch));
            for (Section section : batch) {
                findings.addAll(section.findings());
                suppressions.addAll(section.suppressions());
                entries += section.entryCount();
            }
        }
        for (RunningPass pass : passes) {
            pass.end();
            findings.addAll(pass.findings());
        }
        List<Finding> left =
                new SuppressionFilter(file, suppressions, rules.suppressionRules()).apply(findings.findings());
        return new LintResult(
                entries, left.stream().sorted(Finding.IN_FILE_ORDER).toList(), findings.omitted());
    }

    private List<Section> batch(AccessFile file, Site site, int first, int last) {
        int sections = (last - first) / SECTION + 1;
        IntStream indexes = IntStream.range(0, sections);
        return (sections > 1 ? indexes.parallel() : indexes)
                .mapToObj(index -> {
                    int from = first + index * SECTION;
                    return Section.check(rules, file, site, from, Math.min(last, from + SECTION - 1));
                })
                .toList();
    }

    private record RunningPass(FileRule.Pass pass, FindingList findings) {
        void feed(List<Section> batch) {
            Report report = new Report(findings::add);
            for (Section section : batch) {
                for (Entry entry : section.entries()) {
                    pass.entry(entry, report);
                }
            }
        }

        void end() {
            pass.end(new Report(findings::add));
        }
    }
}
