package dev.tollgate.cli.suite;

import dev.tollgate.cli.output.Markup;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.toolkit.suite.SuiteRun;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Results in the XML that JUnit made common and build servers read. */
final class JUnitXml {
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    private final Secrets secrets;

    private JUnitXml(Secrets secrets) {
        this.secrets = secrets;
    }

    static byte[] of(Secrets secrets, List<RunFile> runs) {
        JUnitXml report = new JUnitXml(secrets);
        report.xml.append("<testsuites>\n");
        for (RunFile run : runs) {
            report.add(run);
        }
        report.xml.append("</testsuites>\n");
        return report.xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void add(RunFile run) {
        xml.append("  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n"
                .formatted(Markup.escaped(run.name()), run.outcomes().size(), run.failed()));
        for (SuiteRun.Outcome outcome : run.outcomes()) {
            xml.append("    <testcase classname=\"%s\" name=\"%s\""
                    .formatted(Markup.escaped(run.name()), Markup.escaped(outcome.name())));
            if (outcome.passed()) {
                xml.append("/>\n");
            } else {
                xml.append(">\n      <failure message=\"%s\">"
                        .formatted(Markup.escaped(String.join("; ", RunFile.mismatches(secrets, outcome)))));
                xml.append(Markup.escaped(String.join("\n", run.trace(secrets, outcome))));
                xml.append("</failure>\n    </testcase>\n");
            }
        }
        xml.append("  </testsuite>\n");
    }
}
