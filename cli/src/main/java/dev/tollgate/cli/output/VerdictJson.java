package dev.tollgate.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.Reply;
import dev.tollgate.model.policy.Verdict;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A verdict as JSON. */
public final class VerdictJson {
    private VerdictJson() {}

    /** How much is told. */
    public enum Detail {
        BRIEF,
        /** With the rules that matched, and what they looked up in other maps. */
        RULES
    }

    /** Writes {@code verdict}. */
    public static void write(JsonGenerator json, Verdict verdict) throws IOException {
        write(json, verdict, Detail.BRIEF);
    }

    /** Writes {@code verdict} and as much of how it came about as is wanted. */
    public static void write(JsonGenerator json, Verdict verdict, Detail detail) throws IOException {
        json.writeStartObject();
        json.writeStringField("phase", verdict.phase().option());
        json.writeStringField("decision", verdict.decision().word());
        Boolean relay = verdict.relay();
        if (relay == null) {
            json.writeNullField("relay");
        } else {
            json.writeBooleanField("relay", relay);
        }
        writeReply(json, verdict.reply());
        Json.nullable(json, "value", shown(verdict.value()));
        writeMatched(json, verdict.matched());
        json.writeArrayFieldStart("lookups");
        for (Probe probe : verdict.lookups()) {
            json.writeStartObject();
            json.writeStringField("key", Shown.text(probe.key()));
            Json.nullable(json, "value", shown(probe.value()));
            json.writeEndObject();
        }
        json.writeEndArray();
        BasisJson.write(json, verdict.basis(), detail);
        json.writeEndObject();
    }

    private static void writeReply(JsonGenerator json, @Nullable Reply reply) throws IOException {
        if (reply == null) {
            json.writeNullField("reply");
            return;
        }
        json.writeObjectFieldStart("reply");
        json.writeNumberField("code", reply.code());
        json.writeStringField("status", reply.status());
        json.writeStringField("text", Shown.text(reply.text()));
        json.writeEndObject();
    }

    private static void writeMatched(JsonGenerator json, @Nullable Hit matched) throws IOException {
        if (matched == null) {
            json.writeNullField("matched");
            return;
        }
        json.writeObjectFieldStart("matched");
        if (matched.line() > 0) {
            json.writeNumberField("line", matched.line());
        } else {
            json.writeNullField("line");
        }
        json.writeStringField("key", Shown.text(matched.key()));
        json.writeStringField("value", Shown.text(matched.value()));
        if (matched.place() != null) {
            json.writeStringField("place", matched.place());
        }
        json.writeEndObject();
    }

    private static @Nullable String shown(@Nullable String bytes) {
        return bytes == null ? null : Shown.text(bytes);
    }
}
