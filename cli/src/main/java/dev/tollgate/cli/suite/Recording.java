package dev.tollgate.cli.suite;

import dev.tollgate.cli.output.Shown;
import dev.tollgate.model.policy.Expectation;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A suite's text with the present answers as expectations; all else, comments too, stays as it is. */
final class Recording {
    private Recording() {}

    static String of(SuiteRun run) {
        YamlFile yaml = run.suite().yaml();
        StringBuilder recorded = new StringBuilder();
        int copied = 0;
        for (SuiteRun.Outcome outcome : run.outcomes()) {
            SuiteCase suiteCase = outcome.suiteCase();
            Node node = suiteCase.node();
            YamlFile.Member expect = suiteCase.expect();
            String answer = "expect: " + answer(suiteCase, outcome.verdict());
            boolean flow = node instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.FLOW;
            int start = expect != null
                    ? yaml.offset(expect.key().getStartMark())
                    : flow ? yaml.offset(node.getStartMark()) + 1 : end(yaml, node);
            if (start < copied || expect != null && yaml.offset(expect.value().getStartMark()) < start) {
                throw yaml.problem(node, "a case that is an alias (*name) cannot be recorded; write it out");
            }
            recorded.append(yaml.text(), copied, start);
            copied = start;
            if (expect != null) {
                recorded.append(answer);
                copied = end(yaml, expect.value());
            } else if (flow) {
                recorded.append(answer).append(", ");
            } else {
                int indent = node.getStartMark().getColumn();
                recorded.append('\n').append(" ".repeat(indent)).append(answer);
            }
        }
        return recorded.append(yaml.text(), copied, yaml.text().length()).toString();
    }

    /** Where {@code node} ends. A block's own end mark lies behind the comments and blank lines that follow it. */
    private static int end(YamlFile yaml, Node node) {
        Node last = node;
        while (last instanceof CollectionNode<?> collection
                && collection.getFlowStyle() == FlowStyle.BLOCK
                && !collection.getValue().isEmpty()) {
            last = last(collection);
        }
        int end = yaml.offset(last.getEndMark());
        while (end > 0 && Character.isWhitespace(yaml.text().charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static Node last(CollectionNode<?> collection) {
        if (collection instanceof MappingNode mapping) {
            List<NodeTuple> tuples = mapping.getValue();
            return tuples.get(tuples.size() - 1).getValueNode();
        }
        List<Node> items = ((SequenceNode) collection).getValue();
        return items.get(items.size() - 1);
    }

    private static String answer(SuiteCase suiteCase, Verdict verdict) {
        Expectation now = Expectation.recording(verdict);
        List<String> parts = new ArrayList<>();
        parts.add("decision: " + verdict.decision().word());
        add(parts, "relay", now.relay());
        add(parts, "code", now.code());
        add(parts, "status", quoted(now.status()));
        add(parts, "text", quoted(now.text()));
        add(parts, "value", quoted(now.value()));
        add(parts, "key", quoted(now.key()));
        if (suiteCase.expectedLine() != null) {
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

    /** A double-quoted scalar. */
    private static @Nullable String quoted(@Nullable String bytes) {
        if (bytes == null) {
            return null;
        }
        StringBuilder quoted = new StringBuilder("\"");
        Shown.text(bytes).codePoints().forEach(point -> {
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
