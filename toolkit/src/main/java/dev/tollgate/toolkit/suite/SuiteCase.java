package dev.tollgate.toolkit.suite;

import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.study.PolicyCase;
import dev.tollgate.model.policy.study.PolicySuite.CaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A case as a suite's file states it.
 *
 * @param policyCase what is asked and expected
 * @param expectedLine the line of the entry that must decide, 0 for no entry; null if any may
 * @param node where the case stands
 * @param expect where its expectation stands; null if it has none
 */
public record SuiteCase(
        PolicyCase policyCase, @Nullable Integer expectedLine, Node node, YamlText.@Nullable Member expect) {
    /** Where {@code result} differs from what is expected. */
    public List<String> mismatches(CaseResult result) {
        List<String> mismatches = new ArrayList<>(result.mismatches());
        Hit matched = result.verdict().matched();
        int line = matched == null ? 0 : matched.line();
        if (expectedLine != null && expectedLine != line) {
            mismatches.add("line: expected " + shown(expectedLine) + ", got " + shown(line));
        }
        return mismatches;
    }

    /** The same under another name. */
    public SuiteCase named(String name) {
        return new SuiteCase(
                new PolicyCase(name, policyCase.phase(), policyCase.facts(), policyCase.expected()),
                expectedLine,
                node,
                expect);
    }

    /** Whether {@code other} asks and expects the same under the same name, wherever it stands. */
    public boolean saysTheSameAs(SuiteCase other) {
        return policyCase.equals(other.policyCase) && Objects.equals(expectedLine, other.expectedLine);
    }

    /** The line of the suite's file where the case begins. */
    public int line() {
        return YamlText.line(node);
    }

    private static String shown(int line) {
        return line == 0 ? "none" : String.valueOf(line);
    }
}
