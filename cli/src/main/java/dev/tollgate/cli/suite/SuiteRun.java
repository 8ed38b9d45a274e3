package dev.tollgate.cli.suite;

import dev.tollgate.cli.map.AccessText;
import dev.tollgate.cli.output.Console;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.study.PolicySuite;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.toolkit.suite.SuiteCase;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a suite.
 *
 * @param suite the suite
 * @param text the access file that was asked
 * @param outcomes in the order of the cases
 * @param report what the evaluator says, with the coverage
 */
record SuiteRun(SuiteFile suite, AccessFile text, List<Outcome> outcomes, PolicySuite.Report report) {
    /**
     * What became of a case.
     *
     * @param mismatches where the verdict is not as expected; empty if the case passed
     */
    record Outcome(SuiteCase suiteCase, Verdict verdict, List<String> mismatches) {
        boolean passed() {
            return mismatches.isEmpty();
        }

        String name() {
            return suiteCase.policyCase().name();
        }
    }

    /** Asks all cases of {@code suite}. */
    static SuiteRun of(Console console, SuiteFile suite) {
        AccessFile text = AccessText.read(console, suite.access());
        PolicySuite policy = new PolicySuite(
                suite.site(), suite.cases().stream().map(SuiteCase::policyCase).toList());
        PolicySuite.Report report = policy.run(AccessIndex.of(text));
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < suite.cases().size(); i++) {
            SuiteCase suiteCase = suite.cases().get(i);
            PolicySuite.CaseResult result = report.results().get(i);
            outcomes.add(new Outcome(suiteCase, result.verdict(), suiteCase.mismatches(result)));
        }
        return new SuiteRun(suite, text, outcomes, report);
    }

    /** The answers in the order of the cases. */
    List<Verdict> verdicts() {
        return outcomes.stream().map(Outcome::verdict).toList();
    }

    /** How many cases failed. */
    int failed() {
        return (int) outcomes.stream().filter(outcome -> !outcome.passed()).count();
    }

    /** The suite's file. */
    String name() {
        return suite.name();
    }
}
