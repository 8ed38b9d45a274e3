package dev.tollgate.cli.cf;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.toolkit.cf.Route;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A route as JSON. */
final class RouteJson {
    private RouteJson() {}

    static void write(JsonGenerator json, Route route, @Nullable String rewritten) throws IOException {
        json.writeStartObject();
        json.writeStringField("address", Shown.text(route.address()));
        json.writeArrayFieldStart("steps");
        for (Route.Step step : route.steps()) {
            json.writeStartObject();
            json.writeStringField("address", Shown.text(step.address()));
            json.writeStringField("map", Shown.text(step.map()));
            json.writeStringField("file", Shown.text(step.file()));
            json.writeStringField("key", Shown.text(step.key()));
            json.writeStringField("value", Shown.text(step.value()));
            if (step.line() > 0) {
                json.writeNumberField("line", step.line());
            } else {
                json.writeNullField("line");
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("ends");
        for (Route.End end : route.ends()) {
            json.writeStartObject();
            json.writeStringField("address", Shown.text(end.address()));
            json.writeStringField("mailer", Shown.text(end.mailer()));
            Json.nullable(json, "host", end.host().isEmpty() ? null : Shown.text(end.host()));
            json.writeStringField("user", Shown.text(end.user()));
            Json.nullable(json, "error", end.error().isEmpty() ? null : Shown.text(end.error()));
            json.writeEndObject();
        }
        json.writeEndArray();
        Json.nullable(json, "rewritten", rewritten == null ? null : Shown.text(rewritten));
        json.writeArrayFieldStart("notes");
        for (String note : route.notes()) {
            json.writeString(Shown.text(note));
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
