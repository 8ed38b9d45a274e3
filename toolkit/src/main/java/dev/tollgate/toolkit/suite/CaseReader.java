package dev.tollgate.toolkit.suite;

import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.study.Expectation;
import dev.tollgate.model.policy.study.PolicyCase;
import dev.tollgate.model.source.ByteText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the cases of a suite. */
final class CaseReader {
    private static final List<String> PARTS =
            List.of("decision", "code", "status", "text", "value", "relay", "line", "key");

    private final YamlText yaml;

    CaseReader(YamlText yaml) {
        this.yaml = yaml;
    }

    /** The case that stands at {@code node}. */
    SuiteCase read(Node node) {
        Map<String, YamlText.Member> members = yaml.members(node, "a case");
        YamlText.Member name = members.get("name");
        YamlText.Member phase = members.get("phase");
        YamlText.Member expect = members.get("expect");
        if (phase == null) {
            throw yaml.problem(node, "the case has no 'phase'");
        }
        Facts facts = Facts.NONE;
        for (Map.Entry<String, YamlText.Member> member : members.entrySet()) {
            facts = switch (member.getKey()) {
                case "name", "phase", "expect" -> facts;
                case "facts" -> nested(facts, member.getValue().value());
                default -> with(facts, member.getKey(), member.getValue());
            };
        }
        Phase asked = phase(phase.value());
        PolicyCase policyCase = new PolicyCase(
                name == null ? asked.option() + " " + facts : yaml.scalar(name.value(), "'name'"),
                asked,
                facts,
                expect == null ? new Expectation(null, null, null, null, null, null, null) : expectation(expect));
        return new SuiteCase(policyCase, expect == null ? null : line(expect), node, expect);
    }

    private Facts nested(Facts facts, Node node) {
        Facts more = facts;
        for (Map.Entry<String, YamlText.Member> member :
                yaml.members(node, "'facts'").entrySet()) {
            more = with(more, member.getKey(), member.getValue());
        }
        return more;
    }

    private Facts with(Facts facts, String name, YamlText.Member member) {
        Fact fact = Fact.byOption(name)
                .orElseThrow(() -> yaml.unknown(
                        member.key(),
                        "unknown fact '" + name + "'",
                        Arrays.stream(Fact.values()).map(Fact::option).toList()));
        List<String> values = yaml.scalars(member.value(), "'" + name + "'");
        return facts.withAll(fact, values.stream().map(ByteText::typed).toList());
    }

    private Phase phase(Node node) {
        String name = yaml.scalar(node, "'phase'");
        return Phase.byOption(name)
                .orElseThrow(() -> yaml.unknown(
                        node,
                        "unknown phase '" + name + "'",
                        Arrays.stream(Phase.values()).map(Phase::option).toList()));
    }

    private Expectation expectation(YamlText.Member expect) {
        Map<String, YamlText.Member> parts = yaml.members(expect.value(), "'expect'");
        for (Map.Entry<String, YamlText.Member> part : parts.entrySet()) {
            if (!PARTS.contains(part.getKey())) {
                throw yaml.unknown(part.getValue().key(), "'expect' does not know '" + part.getKey() + "'", PARTS);
            }
        }
        if (parts.isEmpty()) {
            throw yaml.problem(expect.value(), "'expect' is empty, so the case cannot fail");
        }
        return new Expectation(
                decision(parts.get("decision")),
                relay(parts.get("relay")),
                number(parts.get("code"), "code"),
                bytes(parts.get("status"), "status"),
                bytes(parts.get("text"), "text"),
                bytes(parts.get("value"), "value"),
                bytes(parts.get("key"), "key"));
    }

    private @Nullable Integer line(YamlText.Member expect) {
        return number(yaml.members(expect.value(), "'expect'").get("line"), "line");
    }

    private @Nullable Decision decision(YamlText.@Nullable Member part) {
        if (part == null) {
            return null;
        }
        String word = yaml.scalar(part.value(), "'decision'");
        for (Decision decision : Decision.values()) {
            if (decision.word().equals(word)) {
                return decision;
            }
        }
        throw yaml.unknown(
                part.value(),
                "unknown decision '" + word + "'",
                Arrays.stream(Decision.values()).map(Decision::word).toList());
    }

    private @Nullable Boolean relay(YamlText.@Nullable Member part) {
        if (part == null) {
            return null;
        }
        return switch (yaml.scalar(part.value(), "'relay'")) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw yaml.problem(part.value(), "'relay' must be true or false");
        };
    }

    private @Nullable Integer number(YamlText.@Nullable Member part, String name) {
        if (part == null) {
            return null;
        }
        String digits = yaml.scalar(part.value(), "'" + name + "'");
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            SuiteException problem =
                    yaml.problem(part.value(), "'" + name + "' must be a number, not '" + digits + "'");
            problem.initCause(e);
            throw problem;
        }
    }

    private @Nullable String bytes(YamlText.@Nullable Member part, String name) {
        return part == null ? null : ByteText.typed(yaml.scalar(part.value(), "'" + name + "'"));
    }
}
