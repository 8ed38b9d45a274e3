package dev.tollgate.cli.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The findings of an earlier audit. A finding is the same when check, file and message are, whatever its line; lines and
 * days that a message counts are not compared, because they change by themselves.
 */
final class Baseline {
    private record Known(String rule, String path, String message) {}

    private static final Pattern COUNTED = Pattern.compile("\\bline [0-9]+|[0-9]+ days");

    private final Map<Known, Integer> known = new HashMap<>();

    private Baseline() {}

    /** Reads what {@code audit --json} printed. */
    static Baseline read(String name, byte[] json) throws IOException {
        Baseline baseline = new Baseline();
        boolean found = false;
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw damaged(name);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean findings = parser.currentName().equals("findings");
                JsonToken value = parser.nextToken();
                if (findings && value == JsonToken.START_ARRAY) {
                    found = true;
                    for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                        if (next != JsonToken.START_OBJECT) {
                            throw damaged(name);
                        }
                        baseline.known.merge(finding(name, parser), 1, Integer::sum);
                    }
                } else {
                    parser.skipChildren();
                }
            }
            found &= parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            throw damaged(name);
        }
        if (!found) {
            throw damaged(name);
        }
        return baseline;
    }

    private static Problem damaged(String name) {
        return Problem.data(name + ": not the output of an audit", "make one with 'tollgate audit --json > OLD.json'");
    }

    private static Known finding(String name, JsonParser parser) throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                fields.put(field, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        if (!fields.keySet().containsAll(Set.of("rule", "path", "message"))) {
            throw damaged(name);
        }
        return known(
                fields.getOrDefault("rule", ""), fields.getOrDefault("path", ""), fields.getOrDefault("message", ""));
    }

    private static Known known(String rule, String path, String message) {
        return new Known(
                rule,
                path.replaceFirst("^(\\./)+", ""),
                COUNTED.matcher(message).replaceAll("#"));
    }

    /** Those of {@code findings} that the earlier audit does not have. */
    List<Finding> fresh(List<Finding> findings) {
        Map<Known, Integer> left = new HashMap<>(known);
        List<Finding> fresh = new ArrayList<>();
        for (Finding finding : findings) {
            Known same = known(finding.rule(), Shown.text(finding.place().path()), Shown.text(finding.message()));
            int count = left.getOrDefault(same, 0);
            if (count > 0) {
                left.put(same, count - 1);
            } else {
                fresh.add(finding);
            }
        }
        return fresh;
    }

    /** How many findings the earlier audit has. */
    int size() {
        return known.values().stream().mapToInt(Integer::intValue).sum();
    }
}
