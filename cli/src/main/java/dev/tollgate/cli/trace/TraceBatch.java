package dev.tollgate.cli.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.VerdictJson;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.policy.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers one JSON object of facts a line with one JSON verdict a line. */
final class TraceBatch {
    private final Console console;
    private final Optional<Phase> phase;
    private final Facts facts;
    private final SessionPolicy policy;
    private final VerdictJson.Detail detail;

    /**
     * A batch.
     *
     * @param phase the phase of lines that name none
     * @param facts what holds for all lines
     */
    TraceBatch(Console console, Optional<Phase> phase, Facts facts, SessionPolicy policy, VerdictJson.Detail detail) {
        this.console = console;
        this.phase = phase;
        this.facts = facts;
        this.policy = policy;
        this.detail = detail;
    }

    /** What a line asks. */
    private record Question(Phase phase, Facts facts) {}

    /** A line that asks nothing that can be answered. */
    private static final class BadLine extends Exception {
        private static final long serialVersionUID = 1L;

        BadLine(String message) {
            super(message, null, false, false);
        }
    }

    /** Reads standard input to its end. */
    void run() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
        try (JsonGenerator json = Json.generator(console)) {
            json.setRootValueSeparator(null);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answer(json, line);
                json.writeRaw('\n');
            }
        }
    }

    private void answer(JsonGenerator json, String line) throws IOException {
        Verdict verdict;
        try {
            Question question = question(line);
            Verdict answer = policy.trace(question.phase(), question.facts());
            verdict = console.secrets().verdict(answer, question.facts());
        } catch (BadLine bad) {
            json.writeStartObject();
            json.writeStringField("error", String.valueOf(bad.getMessage()));
            json.writeEndObject();
            return;
        }
        VerdictJson.write(json, verdict, detail);
    }

    private Question question(String line) throws IOException, BadLine {
        Optional<Phase> asked = phase;
        Facts given = facts;
        try (JsonParser parser = Json.factory().createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadLine("each line must be one JSON object of facts");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                List<String> values = values(parser, name);
                if (name.equals("phase")) {
                    asked = Optional.of(phase(values));
                } else {
                    Fact fact = Fact.byOption(name).orElseThrow(() -> new BadLine("unknown fact '" + name + "'"));
                    given = given.withAll(
                            fact, values.stream().map(Shown::bytes).toList());
                }
            }
            if (parser.nextToken() != null) {
                throw new BadLine("there is more text after the JSON object");
            }
        } catch (JsonProcessingException e) {
            throw new BadLine("not JSON: " + e.getOriginalMessage());
        }
        return new Question(asked.orElseThrow(() -> new BadLine("the phase is missing")), given);
    }

    private static Phase phase(List<String> values) throws BadLine {
        String name = values.isEmpty() ? "" : values.get(0);
        return Phase.byOption(name).orElseThrow(() -> new BadLine("unknown phase '" + name + "'"));
    }

    private static List<String> values(JsonParser parser, String name) throws IOException, BadLine {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY) {
            List<String> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(scalar(parser, name));
            }
            return values;
        }
        return token == JsonToken.VALUE_NULL ? List.of("") : List.of(scalar(parser, name));
    }

    private static String scalar(JsonParser parser, String name) throws IOException, BadLine {
        JsonToken token = parser.currentToken();
        if (token == null || !token.isScalarValue()) {
            throw new BadLine("the value of '" + name + "' is neither text nor a number");
        }
        return parser.getText();
    }
}
