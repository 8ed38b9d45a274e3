package dev.tollgate.cli.suite;

import dev.tollgate.cli.output.Shown;
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
                .formatted(escaped(run.name()), run.outcomes().size(), run.failed()));
        for (SuiteRun.Outcome outcome : run.outcomes()) {
            xml.append("    <testcase classname=\"%s\" name=\"%s\""
                    .formatted(escaped(run.name()), escaped(outcome.name())));
            if (outcome.passed()) {
                xml.append("/>\n");
            } else {
                xml.append(">\n      <failure message=\"%s\">"
                        .formatted(escaped(String.join("; ", RunFile.mismatches(secrets, outcome)))));
                xml.append(escaped(String.join("\n", run.trace(secrets, outcome))));
                xml.append("</failure>\n    </testcase>\n");
            }
        }
        xml.append("  </testsuite>\n");
    }

    /** {@code text} for content or an attribute; what XML cannot hold is replaced. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.lines().map(Shown::line).forEach(line -> {
            if (!escaped.isEmpty()) {
                escaped.append('\n');
            }
            line.codePoints().forEach(point -> append(escaped, point));
        });
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, int point) {
        switch (point) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            default -> escaped.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
        }
    }

    private static boolean isAllowed(int point) {
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return !surrogate && point != 0xFFFE && point != 0xFFFF;
    }
}
