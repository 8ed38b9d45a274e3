package dev.tollgate.cli.suite;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.VerdictJson;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.toolkit.suite.SuiteRun;
import java.io.IOException;
import java.util.List;

/** Results as JSON, with the coverage. */
final class SuiteJson {
    private SuiteJson() {}

    static void write(JsonGenerator json, Secrets secrets, List<RunFile> runs) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("suites");
        for (RunFile run : runs) {
            write(json, secrets, run);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("summary");
        json.writeNumberField(
                "cases", runs.stream().mapToInt(run -> run.outcomes().size()).sum());
        json.writeNumberField("failed", runs.stream().mapToInt(RunFile::failed).sum());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Secrets secrets, RunFile run) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", run.name());
        json.writeStringField("access", run.suite().access());
        json.writeArrayFieldStart("cases");
        for (SuiteRun.Outcome outcome : run.outcomes()) {
            json.writeStartObject();
            json.writeStringField("name", outcome.name());
            json.writeNumberField("line", outcome.suiteCase().line());
            json.writeBooleanField("passed", outcome.passed());
            json.writeArrayFieldStart("mismatches");
            for (String mismatch : RunFile.mismatches(secrets, outcome)) {
                json.writeString(Shown.text(mismatch));
            }
            json.writeEndArray();
            json.writeFieldName("verdict");
            VerdictJson.write(json, secrets.verdict(outcome.verdict()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("coverage");
        json.writeNumberField("entries", run.report().entries());
        json.writeNumberField("reached", run.report().reached());
        json.writeArrayFieldStart("unreached");
        for (Hit entry : run.report().unreached()) {
            json.writeStartObject();
            if (entry.place() == null) {
                json.writeNumberField("line", entry.line());
            } else {
                json.writeNullField("line");
                json.writeStringField("place", entry.place());
            }
            json.writeStringField("key", Shown.text(entry.key()));
            json.writeStringField("value", Shown.text(secrets.value(entry.key(), entry.value())));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }
}
