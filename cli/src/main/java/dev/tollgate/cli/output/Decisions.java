package dev.tollgate.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.study.DecisionDifference;
import java.io.IOException;
import java.util.List;

/** Prints whose mail is treated differently. */
public final class Decisions {
    private Decisions() {}

    /** For each difference: the changed entry's key, a session that shows it, what became of it, what becomes of it. */
    public static void print(Output out, Style style, List<DecisionDifference> differences) {
        for (DecisionDifference difference : differences) {
            out.line(style.strong(Shown.line(difference.key())) + ": "
                    + difference.phase().option() + " with "
                    + Shown.line(difference.facts().toString()));
            out.line(style.bad("- " + words(difference.before())));
            out.line(style.good("+ " + words(difference.after())));
        }
    }

    private static String words(Verdict verdict) {
        StringBuilder words = new StringBuilder(verdict.decision().word());
        Boolean relay = verdict.relay();
        if (relay != null) {
            words.append(relay ? ", may relay" : ", may not relay");
        }
        if (verdict.reply() != null) {
            words.append(": ").append(Shown.line(String.valueOf(verdict.reply())));
        }
        if (verdict.value() != null) {
            words.append(" (value ")
                    .append(Shown.line(String.valueOf(verdict.value())))
                    .append(')');
        }
        return words.toString();
    }

    /** The same as JSON. */
    public static void write(JsonGenerator json, List<DecisionDifference> differences) throws IOException {
        json.writeStartObject();
        field(json, differences);
        json.writeEndObject();
    }

    /** The same as the field {@code decisions} of an object. */
    public static void field(JsonGenerator json, List<DecisionDifference> differences) throws IOException {
        json.writeArrayFieldStart("decisions");
        for (DecisionDifference difference : differences) {
            json.writeStartObject();
            json.writeStringField("key", Shown.text(difference.key()));
            json.writeStringField("phase", difference.phase().option());
            json.writeFieldName("facts");
            FactsJson.write(json, difference.facts());
            json.writeFieldName("old");
            VerdictJson.write(json, difference.before());
            json.writeFieldName("new");
            VerdictJson.write(json, difference.after());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
