package dev.tollgate.model.lint;

import java.util.Comparator;
import java.util.Optional;

/**
 * One thing that is wrong, risky or worth knowing.
 *
 * @param rule the rule's code, TGnnn
 * @param place what to underline
 * @param message what is wrong and what sendmail makes of it, without a full stop
 * @param help what to do about it, as an imperative
 * @param fix the correction where one can be computed
 */
public record Finding(String rule, Severity severity, Place place, String message, String help, Optional<Fix> fix) {
    /** The order of a report: by place, then by code. */
    public static final Comparator<Finding> IN_FILE_ORDER = Comparator.comparingInt(
                    (Finding finding) -> finding.place().startLine())
            .thenComparingInt(finding -> finding.place().startOffset())
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message);
}
