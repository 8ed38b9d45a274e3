package dev.tollgate.model.lint;

import dev.tollgate.model.lint.finding.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Findings, of each rule not more than fit into memory. */
final class FindingList {
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final int mostPerRule;
    private long omitted;

    /** An empty list that keeps {@code mostPerRule} findings of each rule and counts the others. */
    FindingList(int mostPerRule) {
        this.mostPerRule = mostPerRule;
    }

    void add(Finding finding) {
        if (counts.merge(finding.rule(), 1, Integer::sum) <= mostPerRule) {
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
