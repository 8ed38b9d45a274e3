package dev.tollgate.cli.audit;

import dev.tollgate.audit.catalogue.Standards;
import dev.tollgate.audit.check.Assessment;
import dev.tollgate.audit.check.Assessment.Status;
import dev.tollgate.audit.check.Audit;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.topic.Topics;
import dev.tollgate.cli.output.Markup;
import dev.tollgate.cli.output.Version;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An audit as one HTML file that needs nothing beside it: no script, no picture, no other file. */
final class AuditHtml {
    private static final String STYLE = """
            body{font:15px/1.45 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#222}
            h1{font-size:1.6em}h2{margin-top:2em;border-bottom:1px solid #ccc}
            table{border-collapse:collapse;margin:1em 0}th,td{border:1px solid #ccc;padding:.25em .6em;text-align:left;vertical-align:top}
            th{background:#f3f3f3}td.n{text-align:right}code,pre{font:13px/1.4 ui-monospace,monospace}
            pre{background:#f7f7f7;padding:.5em;overflow-x:auto;margin:.3em 0}
            .error{color:#a40000;font-weight:600}.warning{color:#8a5a00;font-weight:600}.info{color:#204a87}
            .failed{background:#fde8e8}.passed{background:#e9f6e9}.accepted{background:#fff6dd}
            @media print{h2{break-after:avoid}tr{break-inside:avoid}}
            """;

    private final StringBuilder html = new StringBuilder();
    private final Audit audit;
    private final List<Assessment> assessments;
    private final List<Finding> findings;

    private AuditHtml(Audit audit, List<Assessment> assessments, List<Finding> findings) {
        this.audit = audit;
        this.assessments = assessments;
        this.findings = findings;
    }

    /** The report on {@code audit}; {@code findings} are those to show, in order. */
    static byte[] of(Audit audit, List<Assessment> assessments, List<Finding> findings) {
        return new AuditHtml(audit, assessments, findings).page().getBytes(StandardCharsets.UTF_8);
    }

    private String page() {
        String host = audit.host().name();
        String title = "Hardening audit" + (host.isEmpty() ? "" : " of " + host);
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append("<title>")
                .append(Markup.escaped(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(Markup.escaped(title))
                .append("</h1>\n<p>Profile ")
                .append(audit.profile().word())
                .append(", sendmail ")
                .append(Markup.escaped(audit.build().version()))
                .append(", tollgate ")
                .append(Markup.escaped(Version.text()))
                .append(". Audited: ")
                .append(Markup.escaped(String.join(
                        ", ", audit.configurations().stream().map(c -> c.path()).toList())))
                .append(".</p>\n");
        summary();
        standards();
        findings();
        checks();
        return html.append("</body>\n</html>\n").toString();
    }

    private static Map<Status, Long> counts(List<Status> all) {
        Map<Status, Long> counts = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            counts.put(status, all.stream().filter(each -> each == status).count());
        }
        return counts;
    }

    private void head(String title, String... columns) {
        html.append("<h2>").append(Markup.escaped(title)).append("</h2>\n<table>\n<tr>");
        for (String column : columns) {
            html.append("<th scope=\"col\">").append(column).append("</th>");
        }
        html.append("</tr>\n");
    }

    private static String[] statusColumns(String first) {
        return new String[] {first, "failed", "accepted", "passed", "not applicable", "not checked"};
    }

    private void counted(String name, List<Status> all) {
        html.append("<tr><td>").append(Markup.escaped(name)).append("</td>");
        counts(all)
                .values()
                .forEach(count -> html.append("<td class=\"n\">").append(count).append("</td>"));
        html.append("</tr>\n");
    }

    private void summary() {
        head("Summary by topic", statusColumns("topic"));
        for (String topic : Topics.names()) {
            counted(
                    topic,
                    assessments.stream()
                            .filter(each -> Topics.of(each.check().code()).equals(topic))
                            .map(Assessment::status)
                            .toList());
        }
        counted("all", assessments.stream().map(Assessment::status).toList());
        html.append("</table>\n");
    }

    private void standards() {
        List<Standards.Item> items = Standards.of(assessments);
        Map<String, List<Status>> families = new TreeMap<>();
        items.forEach(item -> families.computeIfAbsent(item.family(), unseen -> new java.util.ArrayList<>())
                .add(item.status()));
        head("Standards", statusColumns("standard"));
        families.forEach(this::counted);
        html.append("</table>\n");
        head("Items of the standards", "standard", "item", "status", "checks");
        for (Standards.Item item : items) {
            html.append("<tr><td>")
                    .append(item.family())
                    .append("</td><td>")
                    .append(Markup.escaped(item.id()))
                    .append("</td>");
            status(item.status());
            html.append("<td>").append(String.join(", ", item.checks())).append("</td></tr>\n");
        }
        html.append("</table>\n");
    }

    private void status(Status status) {
        String style = status.name().toLowerCase(Locale.ROOT);
        html.append("<td class=\"")
                .append(style)
                .append("\">")
                .append(status.words())
                .append("</td>");
    }

    private void findings() {
        head("Findings", "check", "severity", "where", "what", "fix");
        for (Finding finding : findings) {
            String severity = finding.severity().name().toLowerCase(Locale.ROOT);
            html.append("<tr><td>")
                    .append(finding.rule())
                    .append("</td><td class=\"")
                    .append(severity)
                    .append("\">")
                    .append(severity)
                    .append("</td><td><code>")
                    .append(Markup.escaped(AuditText.where(finding.place())))
                    .append("</code></td><td>")
                    .append(Markup.escaped(finding.message()))
                    .append("</td><td>");
            for (String line : List.of(finding.mc(), finding.cf())) {
                if (!line.isEmpty()) {
                    html.append("<pre>").append(Markup.escaped(line)).append("</pre>");
                }
            }
            html.append("</td></tr>\n");
        }
        html.append("</table>\n");
    }

    private void checks() {
        head("All checks", "check", "title", "topic", "status");
        for (Assessment each : assessments) {
            html.append("<tr><td>")
                    .append(each.check().code())
                    .append("</td><td>")
                    .append(Markup.escaped(each.check().title()))
                    .append("</td><td>")
                    .append(Markup.escaped(Topics.of(each.check().code())))
                    .append("</td>");
            status(each.status());
            html.append("</tr>\n");
        }
        html.append("</table>\n");
    }
}
