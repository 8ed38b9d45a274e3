package dev.tollgate.model.lint;

import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.Suppression;
import dev.tollgate.model.lint.rule.SuppressionRule;
import dev.tollgate.model.source.AccessFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes away the findings that comments silence, and tells which comments silenced none. */
final class SuppressionFilter {
    private final List<SuppressionRule> rules;
    private final Map<Suppression, Set<String>> used = new LinkedHashMap<>();
    private final List<Suppression> ofFile = new ArrayList<>();
    private final Map<Integer, List<Suppression>> byEntryLine = new LinkedHashMap<>();

    SuppressionFilter(AccessFile file, List<Suppression> suppressions, List<SuppressionRule> rules) {
        this.rules = rules;
        for (Suppression suppression : suppressions) {
            used.put(suppression, new HashSet<>());
            switch (suppression.scope()) {
                case FILE -> ofFile.add(suppression);
                case NEXT_ENTRY ->
                    byEntryLine
                            .computeIfAbsent(suppression.entryLine(file), line -> new ArrayList<>())
                            .add(suppression);
                case MALFORMED -> {}
            }
        }
    }

    /** The findings that nobody silenced, and what the suppression rules have to say. */
    List<Finding> apply(List<Finding> findings) {
        if (used.isEmpty()) {
            return findings;
        }
        List<Finding> left = new ArrayList<>();
        for (Finding finding : findings) {
            if (!silenced(finding)) {
                left.add(finding);
            }
        }
        Report report = new Report(left::add);
        used.forEach((suppression, codes) -> {
            List<Suppression.Code> unused = suppression.codes().stream()
                    .filter(code -> !codes.contains(code.text()))
                    .toList();
            rules.forEach(rule -> rule.check(suppression, unused, report));
        });
        return left;
    }

    private boolean silenced(Finding finding) {
        boolean silenced = false;
        for (int line = finding.place().startLine(); line <= finding.place().endLine(); line++) {
            silenced |= silenced(finding, byEntryLine.getOrDefault(line, List.of()));
        }
        boolean silencedForFile = silenced(finding, ofFile);
        return silenced || silencedForFile;
    }

    private boolean silenced(Finding finding, List<Suppression> suppressions) {
        boolean silenced = false;
        for (Suppression suppression : suppressions) {
            for (Suppression.Code code : suppression.codes()) {
                if (code.text().equals(finding.rule())) {
                    used.computeIfAbsent(suppression, unseen -> new HashSet<>()).add(code.text());
                    silenced = true;
                }
            }
        }
        return silenced;
    }
}
