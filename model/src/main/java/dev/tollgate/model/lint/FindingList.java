package dev.tollgate.model.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Findings, of each rule not more than fit into memory. */
final class FindingList {
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private long omitted;

    void add(Finding finding) {
        if (counts.merge(finding.rule(), 1, Integer::sum) <= Linter.MOST_PER_RULE) {
            findings.add(finding);
        } else {
            omitted++;
        }
    }

    void addAll(FindingList other) {
        other.findings.forEach(this::add);
        omitted += other.omitted;
    }

    List<Finding> findings() {
        return findings;
    }

    long omitted() {
        return omitted;
    }
}
