package dev.tollgate.cli.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.audit.catalogue.Auditor;
import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.check.Place;
import dev.tollgate.cli.output.SarifLog;
import dev.tollgate.cli.output.Shown;
import java.io.IOException;
import java.util.List;

/** Findings as SARIF 2.1.0 (OASIS), the format of code scanning services. */
final class AuditSarif {
    private AuditSarif() {}

    static void write(JsonGenerator json, List<Finding> findings) throws IOException {
        SarifLog.write(
                json,
                () -> {
                    for (Check check : Auditor.checks()) {
                        json.writeStartObject();
                        SarifLog.rule(json, check.code(), check.title(), check.severity());
                        json.writeEndObject();
                    }
                },
                () -> {
                    for (Finding finding : findings) {
                        result(json, finding);
                    }
                });
    }

    private static void result(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule());
        json.writeStringField("level", SarifLog.level(finding.severity()));
        SarifLog.text(json, "message", Shown.text(finding.message()));
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        SarifLog.artifact(json, finding.place().path());
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
}
