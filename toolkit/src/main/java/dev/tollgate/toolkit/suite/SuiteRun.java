package dev.tollgate.toolkit.suite;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.StockEngine;
import dev.tollgate.model.policy.study.PolicySuite;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a suite.
 *
 * @param outcomes in the order of the cases
 * @param report what the evaluator says, with the coverage
 */
public record SuiteRun(List<Outcome> outcomes, PolicySuite.Report report) {
    /**
     * What became of a case.
     *
     * @param mismatches where the verdict is not as expected; empty if the case passed
     */
    public record Outcome(SuiteCase suiteCase, Verdict verdict, List<String> mismatches) {
        /** Whether all is as expected. */
        public boolean passed() {
            return mismatches.isEmpty();
        }

        /** The case's name. */
        public String name() {
            return suiteCase.policyCase().name();
        }
    }

    /** Asks {@code entries} all cases of {@code suite}, at {@code site}. */
    public static SuiteRun of(Suite suite, Site site, AccessIndex entries) {
        return of(suite, site, entries, new StockEngine(site));
    }

    /** The same where {@code engine} answers for {@code site}. */
    public static SuiteRun of(Suite suite, Site site, AccessIndex entries, PolicyEngine engine) {
        PolicySuite policy = new PolicySuite(
                site, suite.cases().stream().map(SuiteCase::policyCase).toList());
        PolicySuite.Report report = policy.run(entries, engine);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < suite.cases().size(); i++) {
            SuiteCase suiteCase = suite.cases().get(i);
            PolicySuite.CaseResult result = report.results().get(i);
            outcomes.add(new Outcome(suiteCase, result.verdict(), suiteCase.mismatches(result)));
        }
        return new SuiteRun(List.copyOf(outcomes), report);
    }

    /** The answers in the order of the cases. */
    public List<Verdict> verdicts() {
        return outcomes.stream().map(Outcome::verdict).toList();
    }

    /** How many cases failed. */
    public int failed() {
        return (int) outcomes.stream().filter(outcome -> !outcome.passed()).count();
    }
}
