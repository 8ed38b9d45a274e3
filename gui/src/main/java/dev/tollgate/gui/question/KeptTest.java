package dev.tollgate.gui.question;

import dev.tollgate.model.policy.study.PolicyCase;
import dev.tollgate.toolkit.suite.SuiteCase;
import dev.tollgate.toolkit.suite.SuiteRun;
import java.util.Optional;

/**
 * A question of the suite.
 *
 * @param result what became of it when the suite was run last; empty before that
 */
public record KeptTest(SuiteCase suiteCase, Optional<SuiteRun.Outcome> result) {
    /** What is asked and expected. */
    public PolicyCase policyCase() {
        return suiteCase.policyCase();
    }

    /** The same under another name. */
    public KeptTest named(String name) {
        return new KeptTest(suiteCase.named(name), result);
    }

    /** Whether the test was run and failed. */
    public boolean failed() {
        return result.filter(ran -> !ran.passed()).isPresent();
    }

    /** Whether the test was run and passed. */
    public boolean passed() {
        return result.filter(SuiteRun.Outcome::passed).isPresent();
    }
}
