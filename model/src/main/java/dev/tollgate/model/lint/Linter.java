package dev.tollgate.model.lint;

import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.lint.rule.Suppression;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs rules over a document.
 *
 * <p>The document is read once, in sections of some hundred lines: the line and entry rules of several sections run side by
 * side, and beside them the whole-file rules see the entries of finished sections in order. No entry outlives that: what is
 * left of it is a row in the table of all entries, which the whole-file rules are asked about at the end.
 */
public final class Linter {
    /** A rule's findings beyond this number are only counted: nobody reads them, and they would not fit into memory. */
    public static final int MOST_PER_RULE = 100_000;

    private static final int SECTION = 512;

    private final RuleSet rules;

    /** A linter that knows {@code rules}. */
    public Linter(List<Rule> rules) {
        this.rules = new RuleSet(rules);
    }

    /** Everything the rules find in {@code file}, for a sendmail configured as {@code site} says. */
    public LintResult check(AccessFile file, Site site) {
        Raw raw = checkRaw(file, site, section -> {});
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

    /** Runs all rules; {@code look} sees each section as it passes. */
    Raw checkRaw(AccessFile file, Site site, Consumer<Section> look) {
        RuleBook book = rules.forSite(site);
        Gathering gathering = new Gathering(rules.fileRules(), site, file.lineCount());
        int last = file.lineCount();
        new InOrder<>(
                        (last + SECTION - 1) / SECTION,
                        number ->
                                Section.check(book, file, number * SECTION + 1, Math.min(last, (number + 1) * SECTION)),
                        section -> {
                            gathering.take(section);
                            look.accept(section);
                        })
                .run();
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
}
