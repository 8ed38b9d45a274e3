package dev.tollgate.model.lint;

import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Severity;
import java.util.List;

/**
 * What checking a file gave.
 *
 * @param entries the number of lines that makemap takes as entries
 * @param findings in file order
 * @param omitted how many further findings were counted only, because a rule had found {@link Linter#MOST_PER_RULE}
 */
public record LintResult(int entries, List<Finding> findings, long omitted) {
    public LintResult {
        findings = List.copyOf(findings);
    }

    /** The number of findings of this severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
