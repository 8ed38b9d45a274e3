package dev.tollgate.gui.problems;

import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Severity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The findings of one rule, or all.
 *
 * @param rule its code; empty for all rules
 * @param worst the worst severity among them
 * @param count how many there are
 * @param fixable how many of them have a fix
 */
public record RuleGroup(String rule, Severity worst, long count, long fixable) {
    private static final Comparator<RuleGroup> WORST_AND_MOST_FIRST = Comparator.comparing(RuleGroup::worst)
            .thenComparing(Comparator.comparingLong(RuleGroup::count).reversed())
            .thenComparing(RuleGroup::rule);

    /** All of {@code findings}, then by rule: errors first, and of those the rule that found most. */
    public static List<RuleGroup> of(List<Finding> findings) {
        Map<String, RuleGroup> groups = new HashMap<>();
        for (Finding finding : findings) {
            groups.merge(
                    finding.rule(),
                    new RuleGroup(
                            finding.rule(), finding.severity(), 1, finding.fix().isPresent() ? 1 : 0),
                    RuleGroup::with);
        }
        RuleGroup all = new RuleGroup("", Severity.INFO, 0, 0);
        return Stream.concat(
                        Stream.of(groups.values().stream().reduce(all, RuleGroup::with)),
                        groups.values().stream().sorted(WORST_AND_MOST_FIRST))
                .toList();
    }

    /** Whether this is all of them, of whatever rule. */
    public boolean isAll() {
        return rule.isEmpty();
    }

    private RuleGroup with(RuleGroup other) {
        return new RuleGroup(
                rule,
                worst.compareTo(other.worst) <= 0 ? worst : other.worst,
                count + other.count,
                fixable + other.fixable);
    }
}
