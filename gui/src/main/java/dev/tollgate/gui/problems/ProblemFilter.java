package dev.tollgate.gui.problems;

import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Severity;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which findings are listed.
 *
 * @param text what rule, message, help or line number contain, in any case; empty for all
 * @param severities those that are listed
 * @param rule the code of the only rule that is listed; empty for all
 */
public record ProblemFilter(String text, Set<Severity> severities, String rule) implements Predicate<Finding> {
    /** Lists everything. */
    public static final ProblemFilter ALL = new ProblemFilter("", Set.of(Severity.values()), "");

    /** Compares without case. */
    public ProblemFilter {
        text = text.strip().toLowerCase(Locale.ROOT);
        severities = Set.copyOf(severities);
    }

    @Override
    public boolean test(Finding finding) {
        return severities.contains(finding.severity())
                && (rule.isEmpty() || rule.equals(finding.rule()))
                && (text.isEmpty() || says(finding));
    }

    private boolean says(Finding finding) {
        String all = finding.rule()
                + '\n'
                + finding.message()
                + '\n'
                + finding.help()
                + '\n'
                + finding.place().startLine();
        return all.toLowerCase(Locale.ROOT).contains(text);
    }
}
