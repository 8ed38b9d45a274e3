package dev.tollgate.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import java.io.IOException;
import java.util.List;

/** A session's facts as JSON, in the form that {@code trace --batch} reads. */
public final class FactsJson {
    private FactsJson() {}

    /** Writes an object of the facts given. */
    public static void write(JsonGenerator json, Facts facts) throws IOException {
        json.writeStartObject();
        for (Fact fact : Fact.values()) {
            write(json, fact, facts.all(fact));
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Fact fact, List<String> values) throws IOException {
        if (values.size() == 1) {
            json.writeStringField(fact.option(), Shown.text(values.get(0)));
        } else if (!values.isEmpty()) {
            json.writeArrayFieldStart(fact.option());
            for (String value : values) {
                json.writeString(Shown.text(value));
            }
            json.writeEndArray();
        }
    }
}
