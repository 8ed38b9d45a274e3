package dev.tollgate.cli.check;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.cli.output.SarifLog;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.directory.verify.Trap;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.finding.Place;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.TextEdit;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Findings as SARIF 2.1.0 (OASIS), the format of code scanning services. */
public final class Sarif {
    private Sarif() {}

    /**
     * A file and what was found in it.
     *
     * @param wide the findings whose fix lets more mail through, or more clients relay
     * @param traps what a directory has that its text does not show
     */
    public record Checked(String name, AccessFile file, List<Finding> findings, Set<Finding> wide, List<Trap> traps) {}

    /** Writes the log of one run. */
    public static void write(JsonGenerator json, List<RuleInfo> rules, List<Checked> files) throws IOException {
        SarifLog.write(
                json,
                () -> {
                    for (RuleInfo rule : rules) {
                        rule(json, rule);
                    }
                },
                () -> {
                    for (Checked checked : files) {
                        for (Finding finding : checked.findings()) {
                            result(json, rules, checked, finding);
                        }
                        for (Trap trap : checked.traps()) {
                            result(json, rules, checked.name(), trap);
                        }
                    }
                });
    }

    private static void rule(JsonGenerator json, RuleInfo rule) throws IOException {
        json.writeStartObject();
        SarifLog.rule(json, rule.code(), rule.title(), rule.severity());
        json.writeObjectFieldStart("properties");
        json.writeArrayFieldStart("fixes");
        for (Fix.Kind kind : rule.fixes()) {
            json.writeString(FindingJson.kind(kind));
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void begin(JsonGenerator json, List<RuleInfo> rules, String rule, Severity severity, String message)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", rule);
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).code().equals(rule)) {
                json.writeNumberField("ruleIndex", i);
            }
        }
        json.writeStringField("level", SarifLog.level(severity));
        SarifLog.text(json, "message", Shown.text(message));
    }

    /** An entry of a directory has a name in place of a line. */
    private static void result(JsonGenerator json, List<RuleInfo> rules, String name, Trap trap) throws IOException {
        String rule = trap.rule().map(found -> found.info().code()).orElse("");
        String place = trap.place().isEmpty() ? "" : trap.place() + " ";
        begin(json, rules, rule, trap.severity(), place + trap.message());
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        SarifLog.artifact(json, name);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void result(JsonGenerator json, List<RuleInfo> rules, Checked checked, Finding finding)
            throws IOException {
        begin(json, rules, finding.rule(), finding.severity(), finding.message());
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        SarifLog.artifact(json, checked.name());
        json.writeFieldName("region");
        Place place = finding.place();
        region(json, checked.file(), place.startLine(), place.startOffset(), place.endLine(), place.endOffset());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        if (finding.fix().isPresent()) {
            json.writeArrayFieldStart("fixes");
            fix(json, checked, finding.fix().get(), checked.wide().contains(finding));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void fix(JsonGenerator json, Checked checked, Fix fix, boolean widens) throws IOException {
        json.writeStartObject();
        SarifLog.text(json, "description", Shown.text(fix.description()));
        json.writeObjectFieldStart("properties");
        json.writeStringField("kind", FindingJson.kind(fix.kind()));
        json.writeBooleanField("widens", widens);
        json.writeEndObject();
        json.writeArrayFieldStart("artifactChanges");
        json.writeStartObject();
        SarifLog.artifact(json, checked.name());
        json.writeArrayFieldStart("replacements");
        for (TextEdit edit : fix.edits()) {
            json.writeStartObject();
            json.writeFieldName("deletedRegion");
            region(json, checked.file(), edit.startLine(), edit.startOffset(), edit.endLine(), edit.endOffset());
            SarifLog.text(json, "insertedContent", Shown.text(edit.text()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void region(JsonGenerator json, AccessFile file, int line, int offset, int endLine, int endOffset)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("startLine", line);
        json.writeNumberField("startColumn", FindingJson.column(file, line, offset));
        json.writeNumberField("endLine", endLine);
        json.writeNumberField("endColumn", FindingJson.column(file, endLine, endOffset));
        json.writeEndObject();
    }
}
