package dev.tollgate.toolkit.suite;

import dev.tollgate.model.source.ByteText;
import dev.tollgate.toolkit.suite.YamlText.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** A suite's text with one case renamed or taken out; all else, comments too, stays as it is. */
public final class Changing {
    private final Suite suite;
    private final YamlText yaml;
    private final String text;
    private final Node node;

    private Changing(Suite suite, int index) {
        this.suite = suite;
        yaml = suite.yaml();
        text = yaml.text();
        node = suite.cases().get(index).node();
    }

    /**
     * The text of {@code suite} with the case {@code index}, from 0, named {@code name}.
     *
     * @throws SuiteException when the case is written in a way that only an editor of texts can change
     */
    public static String renamed(Suite suite, int index, String name) {
        List<SuiteCase> wanted = new ArrayList<>(suite.cases());
        wanted.set(index, suite.cases().get(index).named(name));
        Changing change = new Changing(suite, index);
        return change.checked(change.named("name: " + Recording.quoted(ByteText.typed(name))), wanted);
    }

    /**
     * The text of {@code suite} without the case {@code index}, from 0, which must not be the only one: a suite has a case.
     *
     * @throws SuiteException when the case is written in a way that only an editor of texts can take out
     */
    public static String without(Suite suite, int index) {
        if (suite.cases().size() == 1) {
            throw new IllegalArgumentException("a suite needs at least one case");
        }
        List<SuiteCase> wanted = new ArrayList<>(suite.cases());
        wanted.remove(index);
        Changing change = new Changing(suite, index);
        boolean flow = suite.yaml().sequence("cases").getFlowStyle() == FlowStyle.FLOW;
        return change.checked(flow ? change.withoutFlowItem(index) : change.withoutBlockItem(), wanted);
    }

    private String named(String member) {
        Map<String, Member> members = yaml.members(node, "a case");
        Member name = members.get("name");
        if (name != null) {
            return text.substring(0, yaml.offset(name.key().getStartMark()))
                    + member
                    + text.substring(yaml.offset(name.value().getEndMark()));
        }
        int start = yaml.offset(node.getStartMark());
        if (node instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.FLOW) {
            return text.substring(0, start + 1) + member + ", " + text.substring(start + 1);
        }
        return text.substring(0, start)
                + member
                + "\n"
                + " ".repeat(node.getStartMark().getColumn())
                + text.substring(start);
    }

    private String withoutFlowItem(int index) {
        int start = yaml.offset(node.getStartMark());
        boolean last = index == suite.cases().size() - 1;
        Node neighbour = suite.cases().get(last ? index - 1 : index + 1).node();
        return last
                ? text.substring(0, yaml.end(neighbour)) + text.substring(yaml.end(node))
                : text.substring(0, start) + text.substring(Math.max(start, yaml.offset(neighbour.getStartMark())));
    }

    private String withoutBlockItem() {
        int dash = text.lastIndexOf('-', yaml.offset(node.getStartMark()) - 1);
        int from = text.lastIndexOf('\n', dash) + 1;
        int lineEnd = text.indexOf('\n', yaml.end(node));
        return text.substring(0, from) + (lineEnd < 0 ? "" : text.substring(lineEnd + 1));
    }

    /** An alias, an anchor or an odd layout may make more of a change than was meant; then there is none. */
    private String checked(String changed, List<SuiteCase> wanted) {
        List<SuiteCase> got;
        try {
            got = Suite.of(new YamlText(yaml.name(), changed)).cases();
        } catch (SuiteException e) {
            SuiteException refused = byHand();
            refused.initCause(e);
            throw refused;
        }
        boolean same = got.size() == wanted.size();
        for (int i = 0; same && i < got.size(); i++) {
            same = got.get(i).saysTheSameAs(wanted.get(i));
        }
        if (!same) {
            throw byHand();
        }
        return changed;
    }

    private SuiteException byHand() {
        return yaml.problem(node, "this case can be changed only by hand, in a text editor");
    }
}
