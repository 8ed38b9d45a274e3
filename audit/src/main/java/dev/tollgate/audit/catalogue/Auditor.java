package dev.tollgate.audit.catalogue;

import dev.tollgate.audit.check.Assessment;
import dev.tollgate.audit.check.Audit;
import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.topic.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs the checks. */
public final class Auditor {
    private static final List<Check> CHECKS = Topics.checks();

    /** The order of a report: by file, by line, by code. */
    private static final Comparator<Finding> ORDER = Comparator.comparing(
                    (Finding finding) -> finding.place().path())
            .thenComparingInt(finding -> finding.place().line())
            .thenComparingInt(finding -> Integer.parseInt(finding.rule().substring(2)))
            .thenComparing(Finding::message);

    private Auditor() {}

    /** All checks, by number. */
    public static List<Check> checks() {
        return CHECKS;
    }

    /** The check with this code, in any case. */
    public static Optional<Check> named(String code) {
        return CHECKS.stream()
                .filter(check -> check.code().equalsIgnoreCase(code))
                .findFirst();
    }

    /** Everything that the checks find, without what comments in the configuration silence. */
    public static List<Finding> audit(Audit audit) {
        return findings(assess(audit));
    }

    /** The findings of the checks that failed, in the order of a report. */
    public static List<Finding> findings(List<Assessment> assessments) {
        return assessments.stream()
                .filter(assessment -> assessment.status() == Assessment.Status.FAILED)
                .flatMap(assessment -> assessment.findings().stream())
                .sorted(ORDER)
                .toList();
    }

    /** How each check comes out, by number; what comments in the configuration silence is accepted. */
    public static List<Assessment> assess(Audit audit) {
        List<Assessment> found = new ArrayList<>();
        for (Check check : CHECKS) {
            found.add(check.assess(audit));
        }
        List<Suppressions> suppressions = new ArrayList<>();
        for (Configuration configuration : audit.configurations()) {
            configuration.mc().ifPresent(mc -> suppressions.add(Suppressions.of(mc.path(), mc.text(), "dnl")));
            configuration
                    .cfPath()
                    .ifPresent(path -> suppressions.add(
                            Suppressions.of(path, configuration.cf().text(), "#")));
        }
        found.replaceAll(assessment -> {
            List<Finding> left = assessment.findings().stream()
                    .filter(finding -> suppressions.stream().noneMatch(each -> each.silence(finding)))
                    .toList();
            if (assessment.findings().isEmpty()
                    || left.size() == assessment.findings().size()) {
                return assessment;
            }
            return left.isEmpty()
                    ? new Assessment(assessment.check(), Assessment.Status.ACCEPTED, assessment.findings())
                    : new Assessment(assessment.check(), Assessment.Status.FAILED, left);
        });
        return List.copyOf(found);
    }
}
