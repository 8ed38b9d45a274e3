package dev.tollgate.cli.suite;

import dev.tollgate.cli.map.AccessText;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.VerdictJson;
import dev.tollgate.cli.trace.TraceText;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.study.PolicySuite;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.toolkit.question.VerdictNotes;
import dev.tollgate.toolkit.suite.SuiteRun;
import java.util.List;
import java.util.Optional;

/**
 * A suite's file that was run.
 *
 * @param suite the suite
 * @param text the access file that was asked
 * @param run what came of it
 */
record RunFile(SuiteFile suite, AccessFile text, SuiteRun run) {
    /** Asks all cases of {@code suite}. */
    static RunFile of(Console console, SuiteFile suite) {
        AccessFile text = AccessText.read(console, suite.access());
        return new RunFile(suite, text, SuiteRun.of(suite.suite(), suite.site(), AccessIndex.of(text), suite.engine()));
    }

    List<SuiteRun.Outcome> outcomes() {
        return run.outcomes();
    }

    PolicySuite.Report report() {
        return run.report();
    }

    int failed() {
        return run.failed();
    }

    /** How the answer to {@code outcome}'s case came about, in words. */
    List<String> trace(Secrets secrets, SuiteRun.Outcome outcome) {
        Facts facts = outcome.suiteCase().policyCase().facts();
        return TraceText.lines(
                secrets,
                suite.access(),
                facts,
                outcome.verdict(),
                Optional.of(text),
                VerdictNotes.of(text, suite.site(), facts, outcome.verdict(), suite.engine()),
                VerdictJson.Detail.BRIEF);
    }

    /** Where {@code outcome} is not as expected, as shown. */
    static List<String> mismatches(Secrets secrets, SuiteRun.Outcome outcome) {
        Hit matched = outcome.verdict().matched();
        return outcome.mismatches().stream()
                .map(mismatch -> matched == null ? secrets.text(mismatch) : secrets.words(mismatch, matched))
                .toList();
    }

    /** The suite's file. */
    String name() {
        return suite.name();
    }
}
