package dev.tollgate.toolkit.suite;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.source.ByteText;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A question to be kept, with its answer as what is expected.
 *
 * @param name what it shows, in the user's words
 * @param facts the session
 */
public record Addition(String name, Phase phase, Facts facts, Verdict verdict) {
    /**
     * A new suite that holds just this question.
     *
     * @param access the access file, as the suite is to name it
     * @param cf the site's cf, likewise
     * @param mc the site's mc file; never both
     */
    public String alone(String access, Optional<String> cf, Optional<String> mc) {
        StringBuilder text =
                new StringBuilder("access: ").append(quoted(access)).append('\n');
        cf.ifPresent(file -> text.append("cf: ").append(quoted(file)).append('\n'));
        mc.ifPresent(file -> text.append("mc: ").append(quoted(file)).append('\n'));
        return text.append("cases:").append(item(2)).append('\n').toString();
    }

    /** The text of {@code suite} with this question as its last case; all else stays as it is. */
    public String behind(Suite suite) {
        YamlText yaml = suite.yaml();
        String text = yaml.text();
        SequenceNode cases = yaml.sequence("cases");
        List<Node> items = cases.getValue();
        if (cases.getFlowStyle() == FlowStyle.FLOW) {
            int end = yaml.end(items.get(items.size() - 1));
            return text.substring(0, end) + ", {" + String.join(", ", members()) + "}" + text.substring(end);
        }
        int lineEnd = text.indexOf('\n', yaml.end(items.get(items.size() - 1)));
        String item = item(cases.getStartMark().getColumn());
        return lineEnd < 0 ? text + item + "\n" : text.substring(0, lineEnd) + item + text.substring(lineEnd);
    }

    private String item(int indent) {
        String margin = "\n" + " ".repeat(indent);
        return margin + "- " + String.join(margin + "  ", members());
    }

    private List<String> members() {
        List<String> members = new java.util.ArrayList<>();
        members.add("name: " + quoted(name));
        members.add("phase: " + phase.option());
        for (Fact fact : Fact.values()) {
            List<String> values =
                    facts.all(fact).stream().map(Recording::quoted).toList();
            if (facts.has(fact)) {
                members.add(fact.option() + ": "
                        + (values.size() == 1 ? values.get(0) : "[" + String.join(", ", values) + "]"));
            }
        }
        members.add("expect: " + Recording.answer(verdict, false));
        return members;
    }

    private static String quoted(String text) {
        return Recording.quoted(ByteText.typed(text));
    }
}
