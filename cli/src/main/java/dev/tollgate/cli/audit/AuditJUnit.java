package dev.tollgate.cli.audit;

import dev.tollgate.audit.check.Assessment;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.topic.Topics;
import dev.tollgate.cli.output.Markup;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** An audit in the XML that JUnit made common: a suite for each topic, a case for each check. */
final class AuditJUnit {
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Predicate<Finding> fails;

    private AuditJUnit(Predicate<Finding> fails) {
        this.fails = fails;
    }

    /**
     * The report.
     *
     * @param fails which findings make their check fail; those of the others are output of a check that passes
     */
    static byte[] of(List<Assessment> assessments, Predicate<Finding> fails) {
        AuditJUnit report = new AuditJUnit(fails);
        report.xml.append("<testsuites>\n");
        for (String topic : Topics.names()) {
            report.suite(
                    topic,
                    assessments.stream()
                            .filter(each -> Topics.of(each.check().code()).equals(topic))
                            .toList());
        }
        report.xml.append("</testsuites>\n");
        return report.xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private boolean isFailure(Assessment assessment) {
        return assessment.status() == Assessment.Status.FAILED
                && assessment.findings().stream().anyMatch(fails);
    }

    private static boolean isSkipped(Assessment assessment) {
        return assessment.status() == Assessment.Status.NOT_APPLICABLE
                || assessment.status() == Assessment.Status.NOT_CHECKED;
    }

    private void suite(String topic, List<Assessment> checks) {
        xml.append("  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\">\n"
                .formatted(
                        Markup.escaped(topic),
                        checks.size(),
                        checks.stream().filter(this::isFailure).count(),
                        checks.stream().filter(AuditJUnit::isSkipped).count()));
        checks.forEach(this::testCase);
        xml.append("  </testsuite>\n");
    }

    private void testCase(Assessment assessment) {
        xml.append("    <testcase classname=\"%s\" name=\"%s\""
                .formatted(
                        Markup.escaped(Topics.of(assessment.check().code())),
                        Markup.escaped(assessment.check().code() + " "
                                + assessment.check().title())));
        if (isSkipped(assessment)) {
            xml.append("><skipped message=\"")
                    .append(assessment.status().words())
                    .append("\"/></testcase>\n");
        } else if (assessment.findings().isEmpty()) {
            xml.append("/>\n");
        } else {
            String text = assessment.findings().stream()
                    .map(finding -> AuditText.where(finding.place()) + ": " + finding.message())
                    .collect(Collectors.joining("\n"));
            String element = isFailure(assessment) ? "failure" : "system-out";
            String message = isFailure(assessment)
                    ? " message=\""
                            + Markup.escaped(assessment.findings().get(0).message()) + "\""
                    : "";
            xml.append(">\n      <%s%s>%s</%s>\n    </testcase>\n"
                    .formatted(element, message, Markup.escaped(text), element));
        }
    }
}
