package dev.tollgate.cli.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.audit.catalogue.Auditor;
import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.check.Place;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.Version;
import dev.tollgate.model.lint.Severity;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Findings as SARIF 2.1.0 (OASIS), the format of code scanning services. */
final class AuditSarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private AuditSarif() {}

    static void write(JsonGenerator json, List<Finding> findings) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "tollgate");
        json.writeStringField("semanticVersion", Version.text());
        json.writeArrayFieldStart("rules");
        for (Check check : Auditor.checks()) {
            json.writeStartObject();
            json.writeStringField("id", check.code());
            text(json, "shortDescription", check.title());
            json.writeObjectFieldStart("defaultConfiguration");
            json.writeStringField("level", level(check.severity()));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("columnKind", "unicodeCodePoints");
        json.writeArrayFieldStart("results");
        for (Finding finding : findings) {
            result(json, finding);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void result(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule());
        json.writeStringField("level", level(finding.severity()));
        text(json, "message", Shown.text(finding.message()));
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(finding.place().path()));
        json.writeEndObject();
        Place place = finding.place();
        if (place.line() > 0) {
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", place.line());
            json.writeNumberField("startColumn", Shown.column(place.text(), place.start()));
            json.writeNumberField("endLine", place.line());
            json.writeNumberField("endColumn", Shown.column(place.text(), place.end()));
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String uri(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            return "stdin";
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
