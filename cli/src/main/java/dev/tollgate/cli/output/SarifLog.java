package dev.tollgate.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.model.lint.finding.Severity;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/** The parts that every log of findings in SARIF 2.1.0 (OASIS) has, the format of code scanning services. */
public final class SarifLog {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private SarifLog() {}

    /** Writes a part of a log. */
    @FunctionalInterface
    public interface Part {
        void write() throws IOException;
    }

    /**
     * Writes the log of one run.
     *
     * @param rules writes the rules, each as an object
     * @param results writes the results, each as an object
     */
    public static void write(JsonGenerator json, Part rules, Part results) throws IOException {
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
        rules.write();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("columnKind", "unicodeCodePoints");
        json.writeArrayFieldStart("results");
        results.write();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Writes what every rule has. */
    public static void rule(JsonGenerator json, String code, String title, Severity severity) throws IOException {
        json.writeStringField("id", code);
        text(json, "shortDescription", title);
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", level(severity));
        json.writeEndObject();
    }

    /** Writes a text as SARIF has it: an object of its own. */
    public static void text(JsonGenerator json, String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    /** Writes the file that something is about. */
    public static void artifact(JsonGenerator json, String path) throws IOException {
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(path));
        json.writeEndObject();
    }

    private static String uri(String path) {
        try {
            return new URI(null, null, path.equals(Input.STANDARD) ? "stdin" : path, null).toASCIIString();
        } catch (URISyntaxException e) {
            return "stdin";
        }
    }

    /** A severity in SARIF's words. */
    public static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
