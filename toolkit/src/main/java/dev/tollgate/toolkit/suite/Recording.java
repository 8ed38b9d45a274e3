package dev.tollgate.toolkit.suite;

import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.study.Expectation;
import dev.tollgate.model.source.ByteText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** A suite's text with the present answers as expectations; all else, comments too, stays as it is. */
public final class Recording {
    private Recording() {}

    /**
     * The text of {@code suite} with {@code verdicts}, one for each case, as what is expected.
     *
     * @throws SuiteException where a case cannot be given one
     */
    public static String of(Suite suite, List<Verdict> verdicts) {
        YamlText yaml = suite.yaml();
        StringBuilder recorded = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < verdicts.size(); i++) {
            SuiteCase suiteCase = suite.cases().get(i);
            Node node = suiteCase.node();
            YamlText.Member expect = suiteCase.expect();
            String answer = "expect: " + answer(verdicts.get(i), suiteCase.expectedLine() != null);
            boolean flow = node instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.FLOW;
            int start = expect != null
                    ? yaml.offset(expect.key().getStartMark())
                    : flow ? yaml.offset(node.getStartMark()) + 1 : yaml.end(node);
            if (start < copied || expect != null && yaml.offset(expect.value().getStartMark()) < start) {
                throw yaml.problem(node, "a case that is an alias (*name) cannot be recorded; write it out");
            }
            recorded.append(yaml.text(), copied, start);
            copied = start;
            if (expect != null) {
                recorded.append(answer);
                copied = yaml.end(expect.value());
            } else if (flow) {
                recorded.append(answer).append(", ");
            } else {
                int indent = node.getStartMark().getColumn();
                recorded.append('\n').append(" ".repeat(indent)).append(answer);
            }
        }
        return recorded.append(yaml.text(), copied, yaml.text().length()).toString();
    }

    /** {@code verdict} as the value of {@code expect}. */
    static String answer(Verdict verdict, boolean withLine) {
        Expectation now = Expectation.recording(verdict);
        List<String> parts = new ArrayList<>();
        parts.add("decision: " + verdict.decision().word());
        add(parts, "relay", now.relay());
        add(parts, "code", now.code());
        addQuoted(parts, "status", now.status());
        addQuoted(parts, "text", now.text());
        addQuoted(parts, "value", now.value());
        addQuoted(parts, "key", now.key());
        if (withLine) {
            Hit matched = verdict.matched();
            add(parts, "line", matched == null ? 0 : matched.line());
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private static void add(List<String> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + ": " + value);
        }
    }

    private static void addQuoted(List<String> parts, String name, @Nullable String bytes) {
        add(parts, name, bytes == null ? null : quoted(bytes));
    }

    /** A double-quoted scalar. */
    static String quoted(String bytes) {
        StringBuilder quoted = new StringBuilder("\"");
        ByteText.shown(bytes).codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (point < ' ' || point >= 0x7f && point < 0xa0) {
                quoted.append("\\x%02x".formatted(point));
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.append('"').toString();
    }
}
