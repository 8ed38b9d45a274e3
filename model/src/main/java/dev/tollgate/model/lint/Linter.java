package dev.tollgate.model.lint;

import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Runs rules over a document.
 *
 * <p>The document is read once, in batches of some thousand lines: within a batch the line and entry rules of the
 * sections run side by side, then, beside the next batch, the whole-file rules see its entries in order. No entry outlives
 * that: what is left of it is a row in the table of all entries, which the whole-file rules are asked about at the end.
 */
public final class Linter {
    /** A rule's findings beyond this number are only counted: nobody reads them, and they would not fit into memory. */
    public static final int MOST_PER_RULE = 100_000;

    private static final int SECTION = 512;
    private static final int SECTIONS_IN_BATCH = 16;

    private final RuleSet rules;

    /** A linter that knows {@code rules}. */
    public Linter(List<Rule> rules) {
        this.rules = new RuleSet(rules);
    }

    /** Everything the rules find in {@code file}, for a sendmail configured as {@code site} says. */
    public LintResult check(AccessFile file, Site site) {
        Raw raw = checkRaw(file, site, batch -> {});
        FindingList findings = raw.ofLines();
        raw.ofRules().forEach(findings::addAll);
        return finish(file, new Found(findings.findings(), raw.suppressions(), raw.entries(), findings.omitted()));
    }

    /**
     * What the rules find before comments silence it.
     *
     * @param ofLines from line and entry rules
     * @param ofRules from each whole-file rule
     */
    record Raw(FindingList ofLines, List<FindingList> ofRules, List<Suppression> suppressions, int entries) {}

    /** All findings in whatever order, and what is needed to make a result of them. */
    record Found(List<Finding> findings, List<Suppression> suppressions, int entries, long omitted) {}

    /** Runs all rules; {@code look} sees each batch as it passes. */
    Raw checkRaw(AccessFile file, Site site, Consumer<List<Section>> look) {
        Gathering gathering = new Gathering(rules.fileRules(), site, file.lineCount());
        ForkJoinTask<?> gathered = ForkJoinPool.commonPool().submit(() -> {});
        int lines = SECTION * SECTIONS_IN_BATCH;
        for (int first = 1; first <= file.lineCount(); first += lines) {
            List<Section> batch = batch(file, site, first, Math.min(file.lineCount(), first + lines - 1));
            gathered.join();
            gathered = ForkJoinPool.commonPool().submit(() -> {
                gathering.take(batch);
                look.accept(batch);
            });
        }
        gathered.join();
        return gathering.end();
    }

    /** Takes away what comments silence and puts the rest in order. */
    LintResult finish(AccessFile file, Found found) {
        List<Finding> left =
                new SuppressionFilter(file, found.suppressions(), rules.suppressionRules()).apply(found.findings());
        return new LintResult(
                found.entries(), left.stream().sorted(Finding.IN_FILE_ORDER).toList(), found.omitted());
    }

    RuleSet rules() {
        return rules;
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
}
