package dev.tollgate.model.lint;

import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.rule.FileRule;
import dev.tollgate.model.lint.rule.Suppression;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The findings of a document while it is edited: after each edit the same as {@link Linter#check} would find in the whole
 * of it, for the price of looking at the edited lines and at the entries that have to do with them.
 *
 * <p>An edit of very many lines, and one of a file in which some rule finds more than {@link Linter#MOST_PER_RULE}, is
 * answered by a check of the whole file. Not for several threads at a time.
 */
public final class LiveCheck {
    /** Beyond this an edit is not a small change, and a check of the whole file is quicker. */
    private static final int MOST_LINES = 20_000;

    private final Linter linter;
    private final Site site;
    private final RuleBook rules;
    private AccessFile file;
    private List<Finding> ofLines = List.of();
    private List<List<Finding>> ofRules = List.of();
    private List<Suppression> suppressions = List.of();
    private EntryIndex index = new EntryIndex(List.of());
    private int entries;
    private long omitted;

    /** Checks {@code file} with the rules of {@code linter}, for a sendmail configured as {@code site} says. */
    public LiveCheck(Linter linter, AccessFile file, Site site) {
        this.linter = linter;
        this.site = site;
        rules = linter.rules().forSite(site);
        this.file = file;
        checkAll();
    }

    private void checkAll() {
        index = new EntryIndex(linter.rules().fileRules().stream()
                .map(rule -> rule.reach(site))
                .toList());
        Linter.Raw raw = linter.checkRaw(file, site, section -> index.append(section.entries()));
        ofLines = raw.ofLines().findings();
        ofRules = raw.ofRules().stream().map(FindingList::findings).toList();
        suppressions = raw.suppressions();
        entries = raw.entries();
        omitted = raw.ofLines().omitted()
                + raw.ofRules().stream().mapToLong(FindingList::omitted).sum();
    }

    /** The document that the findings are about. */
    public AccessFile file() {
        return file;
    }

    /** All findings. */
    public LintResult result() {
        List<Finding> all = new ArrayList<>(ofLines);
        ofRules.forEach(all::addAll);
        return linter.finish(file, new Linter.Found(all, suppressions, entries, omitted));
    }

    /**
     * Takes note of an edit.
     *
     * @param after the document with the edit made
     * @param first number of the first edited line
     * @param removed how many lines stood there before
     * @param inserted how many stand there now
     */
    public void edit(AccessFile after, int first, int removed, int inserted) {
        AccessFile before = file;
        file = after;
        if (omitted > 0 || removed > MOST_LINES || inserted > MOST_LINES) {
            checkAll();
            return;
        }
        EditWindow window = EditWindow.around(before, after, first, removed, inserted);
        Section section = Section.check(rules, after, window.first(), window.lastAfter());
        int behind = window.lastBefore() + 1;
        UnaryOperator<Finding> moved = finding -> finding.moved(behind, window.shift());
        ofLines = spliced(
                ofLines,
                finding -> finding.place().startLine(),
                window,
                moved,
                section.findings().findings());
        suppressions = spliced(
                suppressions,
                Suppression::line,
                window,
                suppression -> suppression.moved(behind, window.shift()),
                section.suppressions());
        entries += section.entryCount() - entryLines(before, window);
        Consequences consequences =
                Consequences.of(index, section.entries(), window, new Consequences.Edit(first, removed, inserted));
        List<FileRule> rules = linter.rules().fileRules();
        ofRules = IntStream.range(0, rules.size())
                .parallel()
                .mapToObj(rule -> consequences.updated(rules.get(rule), rule, ofRules.get(rule), after, site))
                .toList();
        if (isTooMuch(ofLines) || ofRules.stream().anyMatch(LiveCheck::isTooMuch)) {
            checkAll();
        }
    }

    private static boolean isTooMuch(List<Finding> findings) {
        return findings.size() > Linter.MOST_PER_RULE
                && findings.stream()
                        .collect(Collectors.groupingBy(Finding::rule, Collectors.counting()))
                        .values()
                        .stream()
                        .anyMatch(count -> count > Linter.MOST_PER_RULE);
    }

    private static int entryLines(AccessFile file, EditWindow window) {
        return (int) IntStream.rangeClosed(window.first(), window.lastBefore())
                .filter(line -> file.line(line).parts(LineGrammar.DEFAULT).kind() == LineKind.ENTRY)
                .count();
    }

    private static <T> List<T> spliced(
            List<T> old, ToIntFunction<T> line, EditWindow window, UnaryOperator<T> moved, List<T> fresh) {
        List<T> result = new ArrayList<>(old.size() + fresh.size());
        int at = 0;
        while (at < old.size() && line.applyAsInt(old.get(at)) < window.first()) {
            result.add(old.get(at++));
        }
        result.addAll(fresh);
        while (at < old.size() && line.applyAsInt(old.get(at)) <= window.lastBefore()) {
            at++;
        }
        while (at < old.size()) {
            result.add(moved.apply(old.get(at++)));
        }
        return result;
    }
}
