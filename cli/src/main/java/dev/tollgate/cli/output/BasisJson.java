package dev.tollgate.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.model.policy.Basis;
import java.io.IOException;

/** What a verdict rests on, as fields of its JSON. */
final class BasisJson {
    private BasisJson() {}

    static void write(JsonGenerator json, Basis basis, VerdictJson.Detail detail) throws IOException {
        json.writeStringField("engine", basis.engine().word());
        json.writeArrayFieldStart("assumed");
        for (Basis.Assumed assumed : basis.assumed()) {
            json.writeStartObject();
            json.writeStringField("map", Shown.text(assumed.map()));
            json.writeStringField("key", Shown.text(assumed.key()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("unmodelled");
        for (String part : basis.unmodelled()) {
            json.writeString(Shown.text(part));
        }
        json.writeEndArray();
        if (detail == VerdictJson.Detail.RULES) {
            writeRules(json, basis);
        }
    }

    private static void writeRules(JsonGenerator json, Basis basis) throws IOException {
        json.writeArrayFieldStart("rules");
        for (Basis.Rule rule : basis.rules()) {
            writeRule(json, rule);
        }
        json.writeEndArray();
        Basis.Rule deciding = basis.deciding();
        if (deciding == null) {
            json.writeNullField("decidingRule");
        } else {
            json.writeFieldName("decidingRule");
            writeRule(json, deciding);
        }
        json.writeArrayFieldStart("otherLookups");
        for (Basis.OtherLookup other : basis.others()) {
            String value = other.value();
            json.writeStartObject();
            json.writeStringField("map", Shown.text(other.map()));
            json.writeStringField("key", Shown.text(other.key()));
            Json.nullable(json, "value", value == null ? null : Shown.text(value));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeRule(JsonGenerator json, Basis.Rule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleset", Shown.text(rule.ruleset()));
        json.writeNumberField("line", rule.line());
        json.writeStringField("file", Shown.text(rule.file()));
        json.writeEndObject();
    }
}
