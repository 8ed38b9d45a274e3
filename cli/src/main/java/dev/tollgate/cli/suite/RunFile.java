package dev.tollgate.cli.suite;

import dev.tollgate.cli.map.AccessText;
import dev.tollgate.cli.output.Console;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.study.PolicySuite;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.toolkit.suite.SuiteRun;
import java.util.List;

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
        return new RunFile(suite, text, SuiteRun.of(suite.suite(), suite.site(), AccessIndex.of(text)));
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

    /** The suite's file. */
    String name() {
        return suite.name();
    }
}
