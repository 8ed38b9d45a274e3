package dev.tollgate.toolkit.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.ruleset.Trace;
import dev.tollgate.model.policy.study.PolicySuite;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdditionTest {
    private static final AccessIndex ACCESS = AccessIndex.of(
            AccessFile.parse("From:spam.example\tERROR:5.7.1:550 \"no\" \\ \u00e4\n".getBytes(StandardCharsets.UTF_8)));

    private static Addition question(String sender) {
        Facts facts = Facts.NONE.with(Fact.CLIENT_ADDR, "192.0.2.1").with(Fact.FROM, sender);
        return new Addition(
                "Gr\u00fc\u00dfe: \"#1\"", Phase.MAIL, facts, Trace.run(Phase.MAIL, facts, Site.UNKNOWN, ACCESS));
    }

    private static Suite read(String text) {
        return Suite.of(YamlText.decode("s", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertPasses(Suite suite, int cases) {
        suite.requireExpectations();
        assertEquals(cases, suite.cases().size());
        PolicySuite policy = new PolicySuite(
                Site.UNKNOWN, suite.cases().stream().map(SuiteCase::policyCase).toList());
        PolicySuite.Report report = policy.run(ACCESS);
        for (int i = 0; i < cases; i++) {
            assertEquals(
                    List.of(), suite.cases().get(i).mismatches(report.results().get(i)));
        }
    }

    @Test
    void newSuite_holdsTheQuestion() {
        String text = question("a@spam.example").alone("access", Optional.empty(), Optional.of("my site.mc"));
        Suite suite = read(text);
        assertEquals("access", suite.access());
        assertEquals(Optional.of("my site.mc"), suite.mc());
        assertEquals(
                "Gr\u00fc\u00dfe: \"#1\"", suite.cases().get(0).policyCase().name());
        assertEquals(
                question("a@spam.example").facts(),
                suite.cases().get(0).policyCase().facts());
        assertTrue(text.contains("decision: reject, code: "), text);
        assertPasses(suite, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access: a\ncases:\n- phase: mail\n  from: x@y.example\n  expect: {decision: none} # as ever\n# end\n",
                "access: a\ncases:\n    - {phase: mail, from: x@y.example, expect: {decision: none}}",
                "cases: [{phase: mail, from: x@y.example, expect: {decision: none}}] # one\naccess: a\n",
                "cases:\n  - phase: mail\n    from: x@y.example\n    expect:\n      decision: none\n\n\naccess: a\n"
            })
    void suiteThatGrows_keepsAllElse(String text) {
        String more = question("a@spam.example").behind(read(text));
        String most = question("").behind(read(more));
        assertPasses(read(most), 3);
        assertTrue(
                most.replaceAll("\\s", "").length() > text.length()
                        && text.lines()
                                .filter(line -> line.contains("#"))
                                .allMatch(line -> most.contains(line.strip())
                                        || most.contains(line.substring(line.indexOf('#')))),
                most);
    }

    @Test
    void mistakes_areNamedWithTheirPlace() {
        SuiteException unknown = assertThrows(
                SuiteException.class, () -> read("access: a\ncases:\n- phase: mial\n  expect: {decision: none}\n"));
        assertEquals("s:3:10: unknown phase 'mial'", unknown.getMessage());
        assertEquals("mial", unknown.typed());
        assertTrue(unknown.known().contains("mail"));
    }
}
