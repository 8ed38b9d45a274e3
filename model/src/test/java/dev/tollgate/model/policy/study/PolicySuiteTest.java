package dev.tollgate.model.policy.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.RandomAccess;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.Trace;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PolicySuiteTest {
    private static final AccessIndex INDEX =
            AccessIndex.of(AccessFile.parse("""
            # comment
            Connect:10.1	REJECT
            connect:10.1	OK
            Connect:good.example	OK
            Unused:x	OK
            """.getBytes(StandardCharsets.ISO_8859_1)));

    private static final Facts REJECTED =
            Facts.NONE.with(Fact.CLIENT_ADDR, "10.1.2.3").with(Fact.CLIENT_NAME, "h.example");

    @Test
    void caseAsExpected_passesAndCountsAsCoverage() {
        PolicyCase testCase = new PolicyCase(
                "net is refused",
                Phase.CONNECT,
                REJECTED,
                new Expectation(Decision.REJECT, null, 550, "5.7.1", "Access denied", null, "connect:10.1"));
        PolicySuite.Report report = new PolicySuite(Site.UNKNOWN, List.of(testCase)).run(INDEX);
        assertTrue(report.passed());
        assertEquals(1, report.reached());
        assertEquals(List.of(4, 5), report.unreached().stream().map(Hit::line).toList());
    }

    @Test
    void caseOtherThanExpected_saysWhereItDiffers() {
        PolicyCase testCase = new PolicyCase(
                "net is accepted",
                Phase.CONNECT,
                REJECTED,
                new Expectation(Decision.ACCEPT, null, 450, null, null, null, ""));
        PolicySuite.Report report = new PolicySuite(Site.UNKNOWN, List.of(testCase)).run(INDEX);
        assertFalse(report.passed());
        assertEquals(
                List.of(
                        "decision: expected accept, got reject",
                        "reply code: expected 450, got 550",
                        "matched key: expected , got Connect:10.1"),
                report.results().get(0).mismatches());
    }

    @Test
    void recordedExpectation_matchesItsVerdict() {
        RandomAccess generator = new RandomAccess(new Random(1));
        AccessIndex index = AccessIndex.of(AccessFile.parse(generator.accessFile(200)));
        for (int round = 0; round < 50; round++) {
            Facts facts = generator.facts();
            for (Phase phase : Phase.values()) {
                Verdict verdict = Trace.run(phase, facts, Site.UNKNOWN, index);
                assertEquals(List.of(), Expectation.recording(verdict).mismatches(verdict));
            }
        }
    }

    @Test
    void index_firstOfEqualKeysWinsAndKeysFold() {
        assertEquals(new Hit("Connect:10.1", "REJECT", 2), INDEX.get("connect:10.1"));
        assertNull(INDEX.get("connect:10"));
        assertEquals(3, INDEX.size());
    }
}
