package dev.tollgate.cli.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.audit.check.Audit;
import dev.tollgate.audit.check.Edit;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.check.Fix;
import dev.tollgate.audit.check.Place;
import dev.tollgate.audit.config.McSource;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.model.lint.finding.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Findings as JSON. Lines and columns count from 1, columns in code points; an end is exclusive. */
final class AuditJson {
    private AuditJson() {}

    static void write(JsonGenerator json, Audit audit, List<Finding> findings) throws IOException {
        json.writeStartObject();
        json.writeStringField("profile", audit.profile().word());
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            write(json, audit, finding);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("summary");
        json.writeNumberField("errors", count(findings, Severity.ERROR));
        json.writeNumberField("warnings", count(findings, Severity.WARNING));
        json.writeNumberField("infos", count(findings, Severity.INFO));
        json.writeEndObject();
        json.writeEndObject();
    }

    static long count(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static void write(JsonGenerator json, Audit audit, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule());
        json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        Place place = finding.place();
        json.writeStringField("path", Shown.text(place.path()));
        if (place.line() == 0) {
            for (String field : List.of("line", "column", "endLine", "endColumn")) {
                json.writeNullField(field);
            }
        } else {
            json.writeNumberField("line", place.line());
            json.writeNumberField("column", Shown.column(place.text(), place.start()));
            json.writeNumberField("endLine", place.line());
            json.writeNumberField("endColumn", Shown.column(place.text(), place.end()));
        }
        json.writeStringField("message", Shown.text(finding.message()));
        Json.nullable(json, "mc", finding.mc().isEmpty() ? null : Shown.text(finding.mc()));
        Json.nullable(json, "cf", finding.cf().isEmpty() ? null : Shown.text(finding.cf()));
        json.writeFieldName("fix");
        if (finding.fix().isPresent()) {
            write(json, audit, finding.fix().get());
        } else {
            json.writeNull();
        }
        json.writeArrayFieldStart("standards");
        for (String standard : finding.standards()) {
            json.writeString(standard);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Audit audit, Fix fix) throws IOException {
        String text = AuditFixes.source(audit, fix.path()).map(McSource::text).orElse("");
        json.writeStartObject();
        json.writeStringField("description", Shown.text(fix.description()));
        json.writeStringField("kind", fix.kind().word());
        json.writeBooleanField("widens", false);
        json.writeArrayFieldStart("edits");
        for (Edit edit : fix.edits()) {
            json.writeStartObject();
            place(json, text, edit.start(), "line", "column");
            place(json, text, edit.end(), "endLine", "endColumn");
            json.writeStringField("text", Shown.text(edit.text()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, String text, int offset, String line, String column)
            throws IOException {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int end = text.indexOf('\n', start);
        String whole = text.substring(start, end < 0 ? text.length() : end);
        json.writeNumberField(
                line, text.substring(0, start).chars().filter(c -> c == '\n').count() + 1);
        json.writeNumberField(column, Shown.column(whole, offset - start));
    }
}
